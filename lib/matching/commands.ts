import { leave, takePart } from '#lib/matching/participation.ts'
import { maySign, visibleTo } from '#lib/matching/policy.ts'
import { checkMember } from '#lib/matching/probation.ts'
import { checkProposal } from '#lib/matching/rules.ts'
import { agreementKey, approvalInput, proposalInput } from '#lib/matching/schema.ts'
import { isMember, type MemberActor, organizationOf } from '#lib/platform/actor.ts'
import { type CommandContext, command } from '#lib/platform/command.ts'
import type { Prisma, Tx } from '#lib/platform/db.ts'
import { nextNumber } from '#lib/platform/numbers.ts'
import { visibleTo as tenderVisibleTo } from '#lib/tenders/index.ts'
import { conflict, invalidField } from '#lib/values/fault.ts'
import { newId } from '#lib/values/id.ts'

/**
 * The lead proposes to quote together and signs as the first; the others find it on their desk. Throws Fault invalid for what
 * `proposalFaults` names, conflict when the need takes no quotes or the lead takes part already.
 */
export const proposeAgreement = command({
  name: 'matching.proposeAgreement',
  input: proposalInput,
  load: ({ tx, actor }, { tenderId }) =>
    tx.tender.findFirst({
      where: { AND: [{ id: tenderId }, tenderVisibleTo(actor)] },
      include: { lots: { take: 1, orderBy: { ordinal: 'asc' }, include: { items: true } } },
    }),
  allow: maySign,
  async run({ tx, now, actor, announce }, tender, proposal) {
    const lot = tender.lots[0]!
    if (tender.status !== 'published' || tender.closesAt <= now) throw conflict('quotesClosed')
    const lead = (actor as MemberActor).organizationId
    const partners = await readPartners(tx, proposal.members)
    if (partners[0]!.organizationId !== lead) throw invalidField('members', 'leadFirst')
    checkProposal(proposal, partners, {
      quantity: lot.items.reduce((sum, { quantity }) => sum + quantity, 0),
      jointForms: tender.jointForms,
    })
    await checkMember(tx, tender.id, partners[0]!)
    const id = newId('agreement', now.getTime())
    await tx.jointAgreement.create({
      data: {
        id,
        number: await nextNumber(tx, 'JA', now),
        tenderId: tender.id,
        lotId: lot.id,
        form: proposal.form,
        leadId: lead,
        status: 'proposed',
        createdAt: now,
        members: {
          create: partners.map(({ licensorId, ...partner }) => ({
            ...partner,
            signedAt: partner.organizationId === lead ? now : null,
          })),
        },
      },
    })
    await takePart(tx, lot.id, [lead], id)
    announce({
      name: 'agreement.proposed',
      subject: id,
      organizationId: lead,
      payload: { tenderId: tender.id, form: proposal.form },
    })
    return { id }
  },
})

/** A partner signs what stands there. The last signature makes the agreement binding, and the need is matched anew. */
export const signAgreement = command({
  name: 'matching.signAgreement',
  input: agreementKey,
  load: loadAgreement,
  allow: maySign,
  async run({ tx, now, actor, announce }, agreement) {
    if (agreement.tender.status !== 'published' || agreement.tender.closesAt <= now) throw conflict('quotesClosed')
    const organizationId = organizationOf(actor)!
    // Whoever comes second, with the last signature too or to dissolve it, waits here and then sees what was done.
    await tx.$queryRaw`SELECT id FROM joint_agreement WHERE id = ${agreement.id} FOR UPDATE`
    const own = agreement.members.find((member) => member.organizationId === organizationId)
    if (own) await checkMember(tx, agreement.tenderId, own)
    const { count } = await tx.jointMember.updateMany({
      where: { agreementId: agreement.id, organizationId, signedAt: null, agreement: { status: 'proposed' } },
      data: { signedAt: now },
    })
    if (count === 0) throw conflict('agreementElsewhere')
    await takePart(tx, agreement.lotId, [organizationId], agreement.id)
    announce({ name: 'agreement.member_signed', subject: agreement.id, organizationId })
    const open = await tx.jointMember.count({ where: { agreementId: agreement.id, signedAt: null } })
    if (open > 0) return { signed: false }
    const done = await tx.jointAgreement.updateMany({
      where: { id: agreement.id, status: 'proposed' },
      data: { status: 'signed', signedAt: now },
    })
    if (done.count === 0) throw conflict('agreementElsewhere')
    announce({
      name: 'agreement.signed',
      subject: agreement.id,
      organizationId: agreement.leadId,
      payload: { tenderId: agreement.tenderId },
    })
    return { signed: true }
  },
})

/** A member takes its word back before the closing time, unless a quote was handed in under it: that is withdrawn first, by the lead. */
export const dissolveAgreement = command({
  name: 'matching.dissolveAgreement',
  input: agreementKey,
  load: loadAgreement,
  allow: maySign,
  async run({ tx, now, actor, announce }, agreement) {
    await tx.$queryRaw`SELECT id FROM joint_agreement WHERE id = ${agreement.id} FOR UPDATE`
    if (agreement.tender.status !== 'published' || agreement.tender.closesAt <= now) throw conflict('quotesClosed')
    if ((await tx.bid.count({ where: { agreementId: agreement.id, status: 'sealed' } })) > 0) throw conflict('agreementQuoted')
    const { count } = await tx.jointAgreement.updateMany({
      where: { id: agreement.id, status: { in: ['proposed', 'signed'] } },
      data: { status: 'dissolved' },
    })
    if (count === 0) throw conflict('agreementElsewhere')
    await leave(
      tx,
      agreement.lotId,
      agreement.members.map(({ organizationId }) => organizationId),
      agreement.id,
    )
    announce({
      name: 'agreement.dissolved',
      subject: agreement.id,
      organizationId: organizationOf(actor)!,
      payload: { tenderId: agreement.tenderId },
    })
  },
})

function loadAgreement({ tx, actor }: CommandContext, { id }: { id: string }) {
  return tx.jointAgreement.findFirst({
    where: { AND: [{ id }, visibleTo(actor)] },
    include: { members: true, tender: { select: { status: true, closesAt: true } } },
  })
}

type Members = { productId: string; role: string; quantity: number; startsAt: Date | null }[]

/** The makers behind the products. Throws Fault invalid for a product that is not on offer, or is sold with its licensor only. */
async function readPartners(tx: Tx, members: Members) {
  const products = await tx.product.findMany({
    where: { id: { in: members.map(({ productId }) => productId) }, status: 'published', organization: { status: 'active' } },
    select: { id: true, organizationId: true, licensorId: true } satisfies Prisma.ProductSelect,
  })
  const partners = members.map((member) => {
    const product = products.find(({ id }) => id === member.productId)
    if (!product) throw invalidField('members', 'productUnknown')
    return { ...member, organizationId: product.organizationId, licensorId: product.licensorId }
  })
  const makers = new Set(partners.map(({ organizationId }) => organizationId))
  if (partners.some(({ licensorId }) => licensorId !== null && !makers.has(licensorId)))
    throw invalidField('members', 'licensorMissing')
  return partners
}

/** The operator lets a new maker quote for one need above its limit, with a reason that the audit keeps. */
export const approveBeyondProbation = command({
  name: 'matching.approveBeyondProbation',
  input: approvalInput,
  load: ({ tx, actor }, { organizationId, tenderId }) =>
    isMember(actor, 'operator')
      ? tx.organization.findFirst({
          where: { id: organizationId, kind: 'maker', probationMinor: { not: null }, matches: { some: { tenderId } } },
          select: { id: true },
        })
      : Promise.resolve(null),
  allow: (actor) => isMember(actor, 'operator', 'moderator', 'admin'),
  async run({ tx, now, actor, announce }, maker, { tenderId, reason }) {
    const { count } = await tx.probationApproval.createMany({
      data: [{ tenderId, organizationId: maker.id, reason, approvedBy: (actor as MemberActor).personId, approvedAt: now }],
      skipDuplicates: true,
    })
    if (count === 0) throw conflict('approvedAlready')
    announce({ name: 'probation.lifted', subject: tenderId, organizationId: maker.id })
  },
})
