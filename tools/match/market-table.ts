import { reasonSentence } from '#components/matching/reason-sentence.ts'
import type { AllocationDocument } from '#lib/matching/allocation/document.ts'
import type { Reason } from '#lib/matching/index.ts'
import { db } from '#lib/platform/db.ts'
import { translator } from '#lib/platform/i18n.ts'
import type { Locale } from '#lib/values/locale.ts'
import { type Currency, money, toDecimal } from '#lib/values/money.ts'

export type MarketTable = { text: string; document: AllocationDocument | null }

const order = ['alone', 'together', 'near', 'excluded']
const needsAtMost = 200

/** The stored verdicts of one need, or of all published ones, as text in a language. */
export async function marketTables(number: string | null, locale: Locale): Promise<MarketTable[]> {
  const tenders = await db().tender.findMany({
    where: { publishedAt: { not: null }, ...(number && { number }) },
    orderBy: { number: 'asc' },
    take: needsAtMost,
    include: {
      organization: { select: { name: true } },
      matches: { include: { organization: { select: { name: true } }, product: { select: { name: true } } } },
      plans: { orderBy: { costMinor: 'asc' }, take: 1 },
    },
  })
  const verdicts = translator(locale, 'matches.verdict')
  return tenders.map(({ number, title, organization, matches, plans, currency, budgetMinor }) => {
    const name = new Map(matches.map((match) => [match.productId, `${match.organization.name} (${match.product.name})`]))
    const rows = [...matches]
      .sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict) || (a.organizationId < b.organizationId ? -1 : 1))
      .flatMap((match) => {
        const usable = (match.usable as { dueAt: string; units: number }[]).map(({ units }) => units).join(' · ')
        const reasons = (match.reasons as Reason[]).map((reason) => `      ${sentence(reason, locale)}`)
        return [`   ${verdicts(match.verdict)}: ${name.get(match.productId)} [${usable}]`, ...reasons]
      })
    const document = (plans[0]?.document ?? null) as AllocationDocument | null
    const budget = toDecimal(money(budgetMinor, currency as Currency))
    const text = [
      `${number} ${title}, ${organization.name}`,
      ...rows,
      ...planLines(document, name, currency as Currency, budget),
      '',
    ].join('\n')
    return { text, document }
  })
}

function planLines(document: AllocationDocument | null, name: Map<string, string>, currency: Currency, budget: string): string[] {
  if (!document?.costMinor) return []
  const amount = (minor: string) => `${currency} ${toDecimal(money(minor, currency))}`
  const named = (id: string) => name.get(id) ?? id
  const who =
    'proof' in document
      ? (document.plan ?? []).map(({ offer, quantity }) => `${quantity} × ${named(offer)}`)
      : [named(document.plan!.assembler), ...document.plan!.suppliers.map(named)]
  return [
    `   = ${amount(document.costMinor)} / ${currency} ${budget}, gap ${amount(document.gapMinor ?? '0')} (${document.solver})`,
    ...who.map((line) => `      ${line}`),
  ]
}

function sentence(reason: Reason, locale: Locale): string {
  return reasonSentence(reason, translator(locale, 'matches.reason') as never, translator(locale, 'matches.kind') as never, {
    locale,
    date: (at) => at.toISOString().slice(0, 10),
    amount: (value) => `${value.currency} ${toDecimal(value)}`,
  })
}
