import type { ProcurementCase } from '#lib/standards/ocds/index.ts'
import { money } from '#lib/values/money.ts'

/** N-08: Bilbao bought 110 fridge loggers of Svratka Medical for €14,080, delivered, accepted and paid. */
export const bilbaoCase: ProcurementCase = {
  number: 'MOI-2026-000008',
  language: 'en',
  buyer: 'org_b1bao',
  organizations: [
    {
      id: 'org_svratka',
      name: 'Svratka Medical s.r.o.',
      identifier: { scheme: 'CZ-ICO', id: '00000001' },
      address: { locality: 'Brno', countryName: 'Czechia' },
    },
    { id: 'org_b1bao', name: 'Bilbao', address: { locality: 'Bilbao', countryName: 'Spain' } },
    { id: 'org_gapcheon', name: '갑천헬스단말' },
  ],
  tender: {
    id: 'tnd_8',
    title: 'Vaccine-fridge logger',
    status: 'complete',
    value: money(1_500_000, 'EUR'),
    method: 'direct',
    methodDetails: 'Contrato menor',
    methodRationale: 'Below the national threshold of €15,000',
    category: 'goods',
    awardCriteria: 'priceOnly',
    opens: new Date('2026-09-14T08:00:00Z'),
    closes: new Date('2026-09-21T08:00:00Z'),
    questionsUntil: new Date('2026-09-18T08:00:00Z'),
    tenderers: ['org_svratka'],
    lots: [{ id: 'lot_8', title: 'Loggers', status: 'complete', value: money(1_500_000, 'EUR') }],
    items: [
      {
        id: 'itm_8',
        description: 'Vaccine-fridge logger, 2 probes',
        cpv: '38931000-0',
        cpvLabel: 'Temperature and humidity testing apparatus',
        quantity: 110,
        unit: 'H87',
        unitName: 'piece',
        unitPrice: money(12_800, 'EUR'),
        lot: 'lot_8',
      },
    ],
    documents: [
      {
        id: 'doc_1',
        type: 'tenderNotice',
        title: 'Notice',
        url: 'https://example.org/notice.pdf',
        format: 'application/pdf',
        language: 'es',
      },
    ],
  },
  awards: [
    {
      id: 'awd_8',
      status: 'active',
      date: new Date('2026-09-21T09:00:00Z'),
      value: money(1_408_000, 'EUR'),
      suppliers: ['org_svratka'],
      lots: ['lot_8'],
    },
  ],
  contracts: [
    {
      id: 'ord_8',
      award: 'awd_8',
      status: 'terminated',
      value: money(1_408_000, 'EUR'),
      signed: new Date('2026-09-21T10:00:00.250Z'),
      to: new Date('2026-10-30T22:59:59Z'),
      milestones: [
        {
          id: 'mst_1',
          title: 'First half produced',
          type: 'reporting',
          code: 'production',
          due: new Date('2026-10-12T00:00:00Z'),
          status: 'notMet',
        },
        {
          id: 'mst_2',
          title: 'Delivered',
          type: 'delivery',
          due: new Date('2026-10-30T22:59:59Z'),
          met: new Date('2026-10-26T09:00:00Z'),
          status: 'met',
          lots: ['lot_8'],
        },
      ],
      transactions: [
        {
          id: 'ltx_8',
          source: 'https://example.org/ledger',
          date: new Date('2026-11-20T11:00:00Z'),
          value: money(1_408_000, 'EUR'),
          payer: 'org_b1bao',
          payee: 'org_svratka',
        },
      ],
    },
  ],
}

export const publication = {
  uri: 'https://example.org/open/ocds/MOI-2026-000008.json',
  publishedAt: new Date('2026-11-22T00:00:00Z'),
  publisher: { name: 'Made on the Internet', uri: 'https://example.org' },
  license: 'https://creativecommons.org/licenses/by/4.0/',
}
