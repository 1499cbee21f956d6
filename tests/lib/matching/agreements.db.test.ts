// Who may quote with whom, and that nobody quotes twice: by itself and in an agreement, in two agreements, above a newcomer's limit.
import { beforeAll, describe, expect, it } from 'vitest'
import { submitBid, withdrawBid } from '#lib/bids/index.ts'
import {
  approveBeyondProbation,
  dissolveAgreement,
  findLedAgreement,
  listAgreements,
  listNewcomers,
  listPartners,
  proposeAgreement,
  signAgreement,
} from '#lib/matching/index.ts'
import { db } from '#lib/platform/db.ts'
import { required } from '#lib/platform/env.ts'
import { isFault } from '#lib/values/fault.ts'
import { hour, weekOf } from '#lib/values/time.ts'
import { setClock } from '#seed/clock.ts'
import { actorOf, publishNeed } from '#seed/deals.ts'
import { needs } from '#seed/needs.ts'
import { type Population, populate } from '#seed/people.ts'
import { sealDemoBid, sealedOffer } from '#seed/sealing.ts'
import { settle } from '#seed/settle.ts'
import { fixedInstant } from '#seed/world.ts'

const w0 = weekOf(fixedInstant)
let world: Population
const published = new Map<string, string>()

const owner = (maker: string) => actorOf(world, `${maker}/owner`)
const product = (line: string) => world.products.get(line)!
const tender = (key: string) => published.get(key)!

beforeAll(async () => {
  await setClock(required('MIGRATE_URL'), fixedInstant)
  world = await populate(w0)
}, 60_000)

/** Publishes a need on its day, an hour before now, and holds the market against it. Needs must come in the order of their days. */
async function publish(key: string): Promise<void> {
  const need = needs(w0, fixedInstant).find((one) => one.key === key)!
  await setClock(required('MIGRATE_URL'), need.publishedAt)
  published.set(key, await publishNeed(world, need))
  await settle()
  await setClock(required('MIGRATE_URL'), new Date(need.publishedAt.getTime() + hour))
}

const consortium = (quantities = [190, 190]) => ({
  tenderId: tender('N-07'),
  form: 'consortium',
  members: [
    { productId: product('M3/C'), role: 'finished', quantity: quantities[0] },
    { productId: product('M8/B'), role: 'finished', quantity: quantities[1] },
  ],
})
const chain = {
  form: 'prime_with_subcontractors',
  members: () => [
    { productId: product('M7/A'), role: 'assembly', quantity: 1500 },
    { productId: product('M6/A'), role: 'design', quantity: 320 },
    { productId: product('M1/A'), role: 'parts', quantity: 1500 },
  ],
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!isFault(error)) throw new Error(`expected a fault, got ${error}`)
  return Object.values(error.fields)[0]?.message ?? error.message
}

describe('a prime', () => {
  beforeAll(() => publish('N-03'), 60_000)

  it('names an assembler and at most two subcontractors, and finds them among the products', async () => {
    const partners = await listPartners(owner('M7'), tender('N-03'))
    expect(partners.filter(({ own }) => own).map(({ productId, role }) => [productId, role])).toEqual([
      [product('M7/A'), 'assembly'],
    ])
    expect(partners.find(({ productId }) => productId === product('M6/A'))).toMatchObject({ role: 'design', own: false })
    const members = chain.members()
    const without = { tenderId: tender('N-03'), form: chain.form, members: [{ ...members[0]!, role: 'parts' }, members[1]!] }
    expect(await refusal(proposeAgreement(owner('M7'), without))).toBe('onePrime')
    const mixed = {
      tenderId: tender('N-03'),
      form: chain.form,
      members: [...members.slice(0, 2), { productId: product('M9/A'), role: 'finished', quantity: 1 }],
    }
    expect(await refusal(proposeAgreement(owner('M7'), mixed))).toBe('formsMixed')
    const part = { tenderId: tender('N-03'), form: chain.form, members: [{ ...members[0]!, quantity: 1 }, ...members.slice(1)] }
    expect(await refusal(proposeAgreement(owner('M7'), part))).toBe('sharesNotWhole')
    const { id } = await proposeAgreement(owner('M7'), { tenderId: tender('N-03'), form: chain.form, members })
    expect(await signAgreement(owner('M6'), { id })).toEqual({ signed: false })
    expect(await signAgreement(owner('M1'), { id })).toEqual({ signed: true })
  })

  it('may not stand in two chains of one need', async () => {
    const second = { tenderId: tender('N-03'), form: chain.form, members: chain.members() }
    expect(await refusal(proposeAgreement(owner('M7'), second))).toBe('takesPartAlready')
    const other = { ...second, members: [{ ...second.members[0]!, productId: product('M8/A') }, ...second.members.slice(1)] }
    const { id } = await proposeAgreement(owner('M8'), other)
    expect(await refusal(signAgreement(owner('M6'), { id }))).toBe('takesPartAlready')
  })
})

describe('a newcomer', () => {
  it('is refused above its limit, until the operator approves it with a reason', async () => {
    const quote = () => sealDemoBid(owner('M9'), tender('N-03'), { productId: product('M9/A'), unitPrice: '272' })
    expect(await refusal(quote())).toBe('beyondProbation')
    const { id } = await proposeAgreement(owner('M10'), {
      tenderId: tender('N-03'),
      form: 'consortium',
      members: [
        { productId: product('M10/B'), role: 'finished', quantity: 636 },
        { productId: product('M9/A'), role: 'finished', quantity: 864 },
      ],
    })
    expect(await refusal(signAgreement(owner('M9'), { id }))).toBe('beyondProbation')
    await dissolveAgreement(owner('M10'), { id })
    const approval = {
      tenderId: tender('N-03'),
      organizationId: owner('M9').organizationId,
      reason: 'Site visited, references seen.',
    }
    expect(await refusal(approveBeyondProbation(actorOf(world, 'valencia/officer'), approval))).toBe('notFound')
    expect(await refusal(approveBeyondProbation(actorOf(world, 'operator/moderator'), { ...approval, reason: 'ok' }))).toBe(
      'reasonTooShort',
    )
    expect(
      await refusal(
        approveBeyondProbation(actorOf(world, 'operator/moderator'), { ...approval, organizationId: owner('M7').organizationId }),
      ),
    ).toBe('notFound')
    const [waiting] = (await listNewcomers(actorOf(world, 'operator/moderator'), {})).rows
    expect(waiting).toMatchObject({ maker: 'Turia Señal', approved: false, limit: { minor: 5_000_000n } })
    expect((await listNewcomers(actorOf(world, 'valencia/officer'), {})).rows).toEqual([])
    await approveBeyondProbation(actorOf(world, 'operator/moderator'), approval)
    await quote()
  })
})

describe('a consortium', () => {
  beforeAll(() => publish('N-07'), 60_000)

  it('must be admitted, whole, unmixed, and led by whoever proposes it', async () => {
    expect(await refusal(proposeAgreement(owner('M3'), consortium([190, 189])))).toBe('sharesNotWhole')
    expect(await refusal(proposeAgreement(owner('M8'), consortium()))).toBe('leadFirst')
    for (const startsAt of ['0000-01-01', '1500-01-01', '+275760-01-01', -1e15])
      expect(
        await refusal(
          proposeAgreement(owner('M3'), { ...consortium(), members: consortium().members.map((one) => ({ ...one, startsAt })) }),
        ),
      ).toBe('dateInvalid')
    expect(await refusal(proposeAgreement(owner('M3'), { ...consortium(), form: 'prime_with_subcontractors' }))).toBe(
      'formNotAdmitted',
    )
    const alone = {
      ...consortium(),
      members: [consortium().members[1]!, { productId: product('M12/B'), role: 'finished', quantity: 190 }],
    }
    expect(await refusal(proposeAgreement(owner('M8'), alone))).toBe('licensorMissing')
    expect(await refusal(proposeAgreement(owner('M3'), { ...consortium(), tenderId: 'tnd_nobody' }))).toBe('notFound')
  })

  it('binds when everybody has signed, is matched anew, and only its lead quotes, once', async () => {
    const { id } = await proposeAgreement(owner('M3'), consortium())
    expect(await findLedAgreement(owner('M3'), tender('N-07'))).toBeNull()
    const unsigned = await sealedOffer(owner('M3'), tender('N-07'), {
      productId: product('M3/C'),
      unitPrice: '10600000',
      agreementId: id,
    })
    expect(await refusal(submitBid(owner('M3'), unsigned))).toBe('agreementUnsigned')
    expect(await refusal(signAgreement(owner('M5'), { id }))).toBe('notFound')
    expect(await signAgreement(owner('M8'), { id })).toEqual({ signed: true })
    expect(await refusal(signAgreement(owner('M8'), { id }))).toBe('agreementElsewhere')
    await settle()
    const match = await db().match.findFirstOrThrow({ where: { tenderId: tender('N-07'), productId: product('M8/B') } })
    expect(match.verdict).toBe('together')
    const joint = await sealedOffer(owner('M3'), tender('N-07'), {
      productId: product('M3/C'),
      unitPrice: '10600000',
      agreementId: id,
    })
    expect(await refusal(submitBid(owner('M8'), { ...joint }))).toBe('notFound')
    await submitBid(owner('M3'), joint)
    expect((await listAgreements(owner('M8'), {})).rows[0]).toMatchObject({ id, status: 'signed', leads: false, mine: 'signed' })
    expect((await listAgreements(owner('M5'), {})).rows).toEqual([])
  })

  it('keeps its members from quoting alone, and cannot be left under a sealed quote', async () => {
    for (const [maker, line] of [
      ['M3', 'M3/C'],
      ['M8', 'M8/B'],
    ] as const)
      expect(await refusal(sealDemoBid(owner(maker), tender('N-07'), { productId: product(line), unitPrice: '10700000' }))).toBe(
        'takesPartAlready',
      )
    const led = (await findLedAgreement(owner('M3'), tender('N-07')))!
    expect(await refusal(dissolveAgreement(owner('M8'), { id: led.id }))).toBe('agreementQuoted')
    const bid = await db().bid.findFirstOrThrow({ where: { agreementId: led.id, status: 'sealed' } })
    await withdrawBid(owner('M3'), { id: bid.id })
    await dissolveAgreement(owner('M8'), { id: led.id })
    await sealDemoBid(owner('M3'), tender('N-07'), { productId: product('M3/C'), unitPrice: '10700000' })
    const own = await db().bid.findFirstOrThrow({ where: { organizationId: owner('M3').organizationId, status: 'sealed' } })
    expect(await refusal(proposeAgreement(owner('M3'), consortium()))).toBe('takesPartAlready')
    await withdrawBid(owner('M3'), { id: own.id })
  })

  it('and a quote of its own at the same moment: one of the two is refused, every time', async () => {
    for (let round = 0; round < 8; round++) {
      const offer = await sealedOffer(owner('M3'), tender('N-07'), { productId: product('M3/C'), unitPrice: '10700000' })
      const both = await Promise.allSettled([submitBid(owner('M3'), offer), proposeAgreement(owner('M3'), consortium())])
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const [quote, agreement] = both
      if (quote!.status === 'fulfilled') await withdrawBid(owner('M3'), { id: quote.value.id })
      if (agreement!.status === 'fulfilled') await dissolveAgreement(owner('M3'), { id: agreement.value.id })
    }
  })

  it('and its end at the moment of its quote, or of a signature: one of the two is refused, and nobody stays bound', async () => {
    for (let round = 0; round < 8; round++) {
      const { id } = await proposeAgreement(owner('M3'), consortium())
      const signed = await Promise.allSettled([signAgreement(owner('M8'), { id }), dissolveAgreement(owner('M3'), { id })])
      const bound = () => db().participation.count({ where: { agreementId: id } })
      if (signed[1]!.status === 'fulfilled') expect(await bound()).toBe(0)
      else await dissolveAgreement(owner('M3'), { id })
      const again = await proposeAgreement(owner('M3'), consortium())
      await signAgreement(owner('M8'), again)
      const joint = { productId: product('M3/C'), unitPrice: '10600000', agreementId: again.id }
      const offer = await sealedOffer(owner('M3'), tender('N-07'), joint)
      const both = await Promise.allSettled([submitBid(owner('M3'), offer), dissolveAgreement(owner('M8'), again)])
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const [quote, end] = both
      if (quote!.status === 'fulfilled') await withdrawBid(owner('M3'), { id: quote.value.id })
      if (end!.status === 'rejected') await dissolveAgreement(owner('M8'), again)
    }
  })

  it('and a quote that takes the place of one withdrawn at that moment: whoever has a sealed quote takes part', async () => {
    for (let round = 0; round < 8; round++) {
      const offer = () => sealedOffer(owner('M3'), tender('N-07'), { productId: product('M3/C'), unitPrice: '10700000' })
      const first = await submitBid(owner('M3'), await offer())
      const next = await offer()
      await Promise.allSettled([submitBid(owner('M3'), next), withdrawBid(owner('M3'), { id: first.id })])
      const own = { organizationId: owner('M3').organizationId }
      const sealed = await db().bid.findMany({ where: { ...own, tenderId: tender('N-07'), status: 'sealed' } })
      const lot = await db().lot.findFirstOrThrow({ where: { tenderId: tender('N-07') } })
      expect(await db().participation.count({ where: { ...own, lotId: lot.id } })).toBe(sealed.length)
      for (const { id } of sealed) await withdrawBid(owner('M3'), { id })
    }
  })
})

it('a partial quantity is quoted once: a second quote of the same maker replaces the first', async () => {
  await publish('N-01')
  const offer = { productId: product('M2/A'), unitPrice: '462000', quantityLeast: 600, quantityMost: 720 }
  await sealDemoBid(owner('M2'), tender('N-01'), offer)
  await sealDemoBid(owner('M2'), tender('N-01'), offer)
  const live = await db().bid.count({ where: { tenderId: tender('N-01'), status: 'sealed' } })
  expect(live).toBe(1)
  const pooled = {
    tenderId: tender('N-01'),
    form: 'consortium',
    members: [
      { productId: product('M2/A'), role: 'finished', quantity: 720 },
      { productId: product('M3/A'), role: 'finished', quantity: 480 },
    ],
  }
  expect(await refusal(proposeAgreement(owner('M2'), pooled))).toBe('formNotAdmitted')
})
