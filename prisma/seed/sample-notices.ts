import { day } from '#lib/values/time.ts'

/** Notices of invented cities, as their publishers might write them in OCDS: for tests and for journeys where no real data is at hand. */
export function sampleNotices(now: Date): { ocid: string; [field: string]: unknown }[] {
  const at = (days: number) => new Date(now.getTime() + days * day).toISOString()
  const notice = (number: number, language: string, buyer: Buyer, tender: object) => ({
    ocid: `ocds-smpl00-${number}`,
    id: `smpl-${number}-1`,
    date: at(-3),
    tag: ['tender'],
    initiationType: 'tender',
    language,
    parties: [
      {
        id: `B-${number}`,
        name: buyer.name,
        roles: ['buyer'],
        address: { locality: buyer.locality, countryName: buyer.country },
      },
    ],
    buyer: { id: `B-${number}`, name: buyer.name },
    tender: { id: `T-${number}`, status: 'active', mainProcurementCategory: 'goods', procurementMethod: 'open', ...tender },
  })
  return [
    notice(
      1,
      'en',
      { name: 'Harbourside City Council', locality: 'Harbourside', country: 'England' },
      {
        title: 'Displays for the harbour stops',
        description: 'E-paper displays for twenty stops along the harbour, on solar power.',
        classification: { scheme: 'CPV', id: '31682230', description: 'Alphanumeric display panels' },
        value: { amount: 30000, currency: 'EUR' },
        tenderPeriod: { startDate: at(-3), endDate: at(20) },
        items: [
          {
            id: '1',
            description: 'E-paper bus-stop display',
            classification: { scheme: 'CPV', id: '31682230' },
            quantity: 20,
            unit: { scheme: 'UNCEFACT', id: 'H87', name: 'piece' },
          },
        ],
        documents: [
          { id: 'D1', title: 'Specification', url: 'https://harbourside.example/displays.pdf', format: 'application/pdf' },
        ],
        reviewPanel: { name: 'A field that the standard does not know' },
      },
    ),
    notice(
      2,
      'ko',
      { name: '물빛시', locality: '물빛', country: '대한민국' },
      {
        title: '실외 미세먼지 간이측정기 구매',
        description: '통학로에 설치할 미세먼지 측정기 오십 대를 구매합니다.',
        classification: { scheme: 'CPV', id: '38344000', description: 'Pollution-monitoring devices' },
        value: { amount: 26000000, currency: 'KRW' },
        tenderPeriod: { endDate: at(12) },
      },
    ),
    notice(
      3,
      'zh',
      { name: '清河市交通局', locality: '清河', country: '中国' },
      {
        title: '无人值守停车支付终端采购',
        description: '采购停车场自助支付终端三十台。',
        classification: { scheme: 'CPV', id: '38730000', description: 'Parking meters' },
        value: { amount: 138000, currency: 'CNY' },
        tenderPeriod: { endDate: at(15) },
      },
    ),
  ]
}

type Buyer = { name: string; locality: string; country: string }
