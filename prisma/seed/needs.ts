// The needs of the demo world, as their officers would write them. Weeks count from w0, the Monday of the week of seeding.
import type { AgreementForm, MemberRole } from '#lib/matching/schema.ts'
import type { DraftContent } from '#lib/tenders/schema.ts'
import { addWeeks, day, endOf, hour, startOf, type Week } from '#lib/values/time.ts'

/** Maker key, product line, prices in major units, least and most. */
export type QuoteSeed = {
  maker: string
  line: string
  unitPrice: string
  /** Once for the whole quote. */
  oneOff?: string
  least?: number
  most?: number
  /** Those in whose name the maker quotes too, itself among them. */
  agreement?: {
    form: AgreementForm
    members: { maker: string; line: string; role: MemberRole; quantity: number; startWeek?: number }[]
  }
}

export type NeedSeed = {
  key: string
  /** The Monday from which its weeks count. */
  w0: Week
  city: string
  publishedAt: Date
  content: DraftContent
  quotes: QuoteSeed[]
}

type Text = Pick<DraftContent, 'title' | 'localTitle' | 'language' | 'description' | 'deliveryPlace'> & {
  item: string
  cpv: string
  unit?: DraftContent['item']['unit']
}
type Frame = Pick<
  DraftContent,
  'sector' | 'rulesPack' | 'currency' | 'budgetMinor' | 'requiredCertificates' | 'standstillDays' | 'minimumQuotes'
> & {
  quantity: number
  closesAt: Date
  contractWeek: number
  due: [week: number, quantity: number][]
  maxSharePercent?: number
  criteria?: DraftContent['criteria']
  procedure?: DraftContent['procedure']
  jointForms?: DraftContent['jointForms']
}

const priceAlone: DraftContent['criteria'] = [{ kind: 'price', name: 'Price', weight: 100 }]
const priceAndQuality: DraftContent['criteria'] = [
  { kind: 'price', name: 'Price', weight: 40 },
  { kind: 'quality', name: 'Quality', weight: 60 },
]

function content(w0: Week, text: Text, frame: Frame): DraftContent {
  const { quantity, contractWeek, due, maxSharePercent = 100, criteria = priceAlone, procedure = 'open', ...rest } = frame
  const partial: DraftContent['jointForms'] = maxSharePercent < 100 ? ['partial_quantity'] : []
  const { item, cpv, unit = 'H87', ...words } = text
  return {
    ...words,
    jointForms: partial,
    ...rest,
    procedure,
    criteria,
    maxSharePercent,
    awardRule: criteria.length > 1 ? 'weighted_points' : 'lowest_price',
    questionsUntil: new Date(frame.closesAt.getTime() - 7 * day),
    contractAt: startOf(addWeeks(w0, contractWeek)),
    item: { description: item, cpv, unit, quantity },
    deliveries: due.map(([week, units]) => ({ dueAt: endOf(addWeeks(w0, week)), quantity: units })),
  }
}

/** All needs, in the order in which they were published; `now` is the instant of seeding, two days before N-04 closes. */
export function needs(w0: Week, now: Date): NeedSeed[] {
  const inTwoDays = new Date(Math.floor((now.getTime() + 2 * day) / day) * day + 12 * hour)
  const at = (week: number, weekday: number, utcHour: number) =>
    new Date(startOf(addWeeks(w0, week)).getTime() + weekday * day + utcHour * hour)
  const all: Omit<NeedSeed, 'w0'>[] = [
    {
      key: 'N-02',
      city: 'tampere',
      publishedAt: at(-24, 1, 8),
      content: content(
        w0,
        {
          title: 'E-paper bus-stop displays',
          localTitle: 'Pysäkkinäytöt',
          language: 'fi',
          description:
            '13.3-inch e-paper displays for 420 stops. They run on the sun, report over LTE-M and must be readable at −30 °C. A test report at that temperature is part of the quote.',
          deliveryPlace: 'Tampere, Hatanpään valtatie depot',
          item: 'E-paper bus-stop display 13.3″, −30 °C, solar, IP65, LTE-M',
          cpv: '31682230-1',
        },
        {
          sector: 'transport',
          rulesPack: 'eu',
          currency: 'EUR',
          budgetMinor: 50_400_000n,
          requiredCertificates: ['en_18031_1', 'ip65', 'cold_30'],
          standstillDays: 10,
          minimumQuotes: 1,
          quantity: 420,
          closesAt: at(-19, 2, 10),
          contractWeek: -16,
          due: [[1, 420]],
        },
      ),
      quotes: [
        { maker: 'M12', line: 'A', unitPrice: '1148' },
        { maker: 'M3', line: 'D', unitPrice: '1235' },
      ],
    },
    {
      key: 'N-03',
      city: 'valencia',
      publishedAt: at(-20, 1, 8),
      content: content(
        w0,
        {
          title: 'Storm-drain level nodes',
          localTitle: 'Nodos de nivel de colector',
          language: 'es',
          description:
            'Radar level nodes for 1,500 storm drains: 80 GHz, NB-IoT, IP68, five years on one battery. Parts from outside the GPA are admitted; the notice says so.',
          deliveryPlace: 'València, Ciclo Integral del Agua',
          item: 'Storm-drain level node, 80 GHz radar, NB-IoT, IP68',
          cpv: '38422000-9',
        },
        {
          sector: 'environment',
          rulesPack: 'eu',
          currency: 'EUR',
          budgetMinor: 42_000_000n,
          requiredCertificates: ['en_18031_1', 'ip68', 'iso_9001'],
          standstillDays: 10,
          minimumQuotes: 1,
          quantity: 1500,
          closesAt: at(-15, 2, 10),
          contractWeek: -12,
          due: [[12, 1500]],
          jointForms: ['prime_with_subcontractors', 'consortium'],
        },
      ),
      quotes: [
        {
          maker: 'M7',
          line: 'A',
          // A board and its assembly for each node; the design and the boards' air freight once.
          unitPrice: '210',
          oneOff: '44000',
          agreement: {
            form: 'prime_with_subcontractors',
            members: [
              { maker: 'M7', line: 'A', role: 'assembly', quantity: 1500, startWeek: -5 },
              { maker: 'M6', line: 'A', role: 'design', quantity: 320, startWeek: -12 },
              { maker: 'M1', line: 'A', role: 'parts', quantity: 1500, startWeek: -7 },
            ],
          },
        },
        { maker: 'M10', line: 'B', unitPrice: '318' },
      ],
    },
    {
      key: 'N-05',
      city: 'suzhou',
      publishedAt: at(-5, 1, 2),
      content: content(
        w0,
        {
          title: 'Unattended parking payment terminals',
          localTitle: '无人值守停车支付终端',
          language: 'zh',
          description: '为 400 个路侧停车位采购无人值守支付终端，支持银联、NFC 与二维码，采用国密 SM4。',
          deliveryPlace: '苏州市停车管理中心',
          item: '无人值守停车支付终端，银联 + NFC + 二维码，国密 SM4',
          cpv: '38730000-1',
        },
        {
          sector: 'finance',
          rulesPack: 'cn_gov',
          currency: 'CNY',
          budgetMinor: 184_000_000n,
          requiredCertificates: ['ccc', 'unionpay', 'sm4'],
          standstillDays: 0,
          minimumQuotes: 3,
          quantity: 400,
          closesAt: at(-1, 3, 2),
          contractWeek: 4,
          due: [[16, 400]],
        },
      ),
      quotes: [
        { maker: 'M5', line: 'A', unitPrice: '4180' },
        { maker: 'M1', line: 'C', unitPrice: '4390' },
      ],
    },
    {
      key: 'N-06',
      city: 'daejeon',
      publishedAt: at(-4, 1, 1),
      content: content(
        w0,
        {
          title: 'Payment kiosks for health centres and district offices',
          localTitle: '보건소·구청 무인수납기',
          language: 'ko',
          description: '보건소와 구청 민원실에 설치할 무인수납기 60대입니다. 장애인 접근성 기준을 지켜야 합니다.',
          deliveryPlace: '대전광역시청',
          item: '무인수납기 (장애인 접근성 기준 준수)',
          cpv: '30144200-2',
        },
        {
          sector: 'finance',
          rulesPack: 'kr_local',
          currency: 'KRW',
          budgetMinor: 180_000_000n,
          requiredCertificates: ['kc', 'kr_direct_production', 'kr_terminal_security', 'kr_accessibility'],
          standstillDays: 0,
          minimumQuotes: 2,
          quantity: 60,
          closesAt: at(-2, 3, 1),
          contractWeek: 1,
          due: [[12, 60]],
          criteria: [
            { kind: 'price', name: '가격', weight: 80 },
            { kind: 'service', name: '유지보수', weight: 20 },
          ],
        },
      ),
      quotes: [
        { maker: 'M3', line: 'B', unitPrice: '2850000' },
        { maker: 'M4', line: 'C', unitPrice: '2940000' },
      ],
    },
    {
      key: 'N-07',
      city: 'da-nang',
      publishedAt: at(-4, 2, 2),
      content: content(
        w0,
        {
          title: 'Bus fare validators',
          localTitle: 'Thiết bị soát vé xe buýt',
          language: 'vi',
          description:
            'Contactless EMV validators for 190 buses, two in each. They must work at 45 °C and be certified for the national card.',
          deliveryPlace: 'Đà Nẵng, Hòa Xuân bus depot',
          item: 'Bus fare validator, contactless EMV',
          cpv: '30123100-8',
        },
        {
          sector: 'transport',
          rulesPack: 'generic',
          currency: 'VND',
          budgetMinor: 4_180_000_000n,
          requiredCertificates: ['emv', 'pci_pts', 'vccs'],
          standstillDays: 0,
          minimumQuotes: 1,
          quantity: 380,
          closesAt: at(-1, 2, 2),
          contractWeek: 4,
          due: [[19, 380]],
          jointForms: ['consortium'],
        },
      ),
      quotes: [
        { maker: 'M5', line: 'V', unitPrice: '9900000' },
        {
          maker: 'M3',
          line: 'C',
          unitPrice: '10600000',
          agreement: {
            form: 'consortium',
            members: [
              { maker: 'M3', line: 'C', role: 'finished', quantity: 190 },
              { maker: 'M8', line: 'B', role: 'finished', quantity: 190 },
            ],
          },
        },
        { maker: 'M12', line: 'B', unitPrice: '12600000' },
      ],
    },
    {
      key: 'N-04',
      city: 'manchester',
      publishedAt: at(-4, 3, 9),
      content: content(
        w0,
        {
          title: 'Digital telecare home units',
          localTitle: 'Digital telecare home units',
          language: 'en',
          description:
            'A hub and a pendant for 3,000 homes whose analogue line ends. Two SIM cards, 40 hours of battery, alarm in under five seconds.',
          deliveryPlace: 'Manchester, Wythenshawe equipment store',
          item: 'Digital telecare home unit: hub and pendant, dual SIM, 40 h battery',
          cpv: '35121700-5',
          unit: 'SET',
        },
        {
          sector: 'healthcare',
          rulesPack: 'uk_pa_2023',
          currency: 'GBP',
          budgetMinor: 54_000_000n,
          requiredCertificates: ['en_50134_2', 'en_50134_3', 'ukca', 'psti', 'iso_27001'],
          standstillDays: 10,
          minimumQuotes: 1,
          quantity: 3000,
          closesAt: inTwoDays,
          contractWeek: 7,
          due: [
            [18, 1000],
            [26, 3000],
          ],
          maxSharePercent: 50,
          criteria: priceAndQuality,
        },
      ),
      quotes: [
        { maker: 'M11', line: 'A', unitPrice: '171', least: 200, most: 1292 },
        { maker: 'M10', line: 'C', unitPrice: '176', least: 100, most: 1078 },
        { maker: 'M7', line: 'B', unitPrice: '169', least: 200, most: 756 },
      ],
    },
    {
      key: 'N-01',
      city: 'incheon',
      publishedAt: at(-2, 1, 1),
      content: content(
        w0,
        {
          title: 'Outdoor fine-dust monitors',
          localTitle: '실외 미세먼지 간이측정기',
          language: 'ko',
          description:
            '거리와 학교 1,200곳에 설치할 PM2.5·PM10 간이측정기입니다. LTE-M으로 보고하고 −20~50 °C에서 동작해야 합니다. GPA/FTA 당사국의 제조사가 참가할 수 있습니다.',
          deliveryPlace: '인천광역시 보건환경연구원',
          item: '실외 미세먼지 간이측정기 PM2.5/PM10, LTE-M, −20…50 °C',
          cpv: '38344000-8',
        },
        {
          sector: 'environment',
          rulesPack: 'kr_local',
          currency: 'KRW',
          budgetMinor: 600_000_000n,
          requiredCertificates: ['kc', 'kr_performance_1', 'iso_9001'],
          standstillDays: 0,
          minimumQuotes: 2,
          quantity: 1200,
          closesAt: at(4, 1, 1),
          contractWeek: 6,
          due: [
            [16, 400],
            [22, 1200],
          ],
          maxSharePercent: 60,
        },
      ),
      quotes: [],
    },
    {
      key: 'N-08',
      city: 'bilbao',
      publishedAt: at(-10, 3, 8),
      content: content(
        w0,
        {
          title: 'Vaccine-fridge loggers',
          localTitle: 'Registradores de temperatura',
          language: 'es',
          description:
            'Registradores de dos sondas para las neveras de vacunas de 55 centros: BLE y LTE-M, calibrados uno a uno según ISO/IEC 17025.',
          deliveryPlace: 'Bilbao, almacén de salud pública',
          item: 'Registrador de temperatura, 2 sondas, BLE + LTE-M',
          cpv: '38931000-0',
        },
        {
          sector: 'healthcare',
          rulesPack: 'eu_direct',
          currency: 'EUR',
          budgetMinor: 1_499_999n,
          requiredCertificates: ['en_12830', 'iso_17025', 'ce_red', 'en_18031_1'],
          standstillDays: 0,
          minimumQuotes: 1,
          quantity: 110,
          closesAt: at(-10, 6, 20),
          contractWeek: -9,
          due: [[-4, 110]],
          procedure: 'direct',
        },
      ),
      quotes: [],
    },
  ]
  return all.map((need) => ({ ...need, w0 }))
}
