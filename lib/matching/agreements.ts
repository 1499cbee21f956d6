import type { Input } from '#lib/catalog/schema.ts'
import { visibleTo } from '#lib/matching/policy.ts'
import type { AgreementForm, AgreementStatus, MemberRole } from '#lib/matching/schema.ts'
import type { MemberActor } from '#lib/platform/actor.ts'
import type { Prisma } from '#lib/platform/db.ts'
import { read } from '#lib/platform/query.ts'
import { classOf } from '#lib/reference/kinds.ts'
import { decodeCursor, encodeCursor, type Page, type PageRequest, sizeOf } from '#lib/values/page.ts'

export type Agreement = {
  id: string
  number: string
  form: AgreementForm
  status: AgreementStatus
  /** The actor leads: it hands in the quote. */
  leads: boolean
  /** The actor has not signed yet. */
  mine: 'signed' | 'unsigned'
  need: {
    id: string
    number: string
    title: string
    localTitle: string
    language: string
    closesAt: Date
    timeZone: string
    open: boolean
  }
  members: { organizationId: string; maker: string; product: string; role: MemberRole; quantity: number; signedAt: Date | null }[]
}

const shape = {
  tender: {
    select: {
      id: true,
      number: true,
      title: true,
      localTitle: true,
      language: true,
      closesAt: true,
      timeZone: true,
      status: true,
    },
  },
  members: {
    orderBy: { organizationId: 'asc' },
    include: { organization: { select: { name: true } }, product: { select: { name: true } } },
  },
} satisfies Prisma.JointAgreementInclude
type Row = Prisma.JointAgreementGetPayload<{ include: typeof shape }>

/** The agreements in which the maker stands, the newest first. */
export async function listAgreements(actor: MemberActor, request: PageRequest): Promise<Page<Agreement> & { now: Date }> {
  const size = sizeOf(request)
  const [after] = (request.cursor ? decodeCursor(request.cursor) : null) ?? []
  return read(async ({ tx, now }) => {
    const rows = await tx.jointAgreement.findMany({
      where: { AND: [visibleTo(actor), typeof after === 'string' ? { id: { lt: after } } : {}] },
      orderBy: { id: 'desc' },
      take: size + 1,
      include: shape,
    })
    const shown = rows.slice(0, size)
    return {
      rows: shown.map((row) => toAgreement(row, actor, now)),
      older: rows.length > size ? encodeCursor([shown.at(-1)!.id]) : null,
      newer: null,
      now,
    }
  })
}

/** The signed agreement for which the maker leads on a need; null when it quotes for itself. */
export async function findLedAgreement(actor: MemberActor, tenderId: string): Promise<Agreement | null> {
  return read(async ({ tx, now }) => {
    const row = await tx.jointAgreement.findFirst({
      where: { tenderId, leadId: actor.organizationId, status: 'signed' },
      include: shape,
    })
    return row && toAgreement(row, actor, now)
  })
}

function toAgreement(row: Row, actor: MemberActor, now: Date): Agreement {
  const { status, ...need } = row.tender
  return {
    id: row.id,
    number: row.number,
    form: row.form as AgreementForm,
    status: row.status as AgreementStatus,
    leads: row.leadId === actor.organizationId,
    mine: row.members.some((member) => member.organizationId === actor.organizationId && member.signedAt) ? 'signed' : 'unsigned',
    need: { ...need, open: status === 'published' && need.closesAt > now },
    members: row.members.map(({ organizationId, organization, product, role, quantity, signedAt }) => ({
      organizationId,
      maker: organization.name,
      product: product.name,
      role: role as MemberRole,
      quantity,
      signedAt,
    })),
  }
}

export type Partner = {
  productId: string
  maker: string
  place: string
  product: string
  unit: string
  role: MemberRole
  own: boolean
}

const partnersAtMost = 60

/**
 * Products with which a need could be met together: of its own kind, finished or assembled, and those that the maker's own assembly
 * takes in. The maker's own stand first.
 */
export async function listPartners(actor: MemberActor, tenderId: string): Promise<Partner[]> {
  return read(async ({ tx }) => {
    const item = await tx.item.findFirst({
      where: { lot: { tenderId, tender: { publishedAt: { not: null } } } },
      select: { cpv: true },
    })
    if (!item) return []
    const asked = classOf(item.cpv)
    const own = await tx.product.findMany({
      where: { organizationId: actor.organizationId, status: 'published', cpv: { startsWith: asked } },
      select: { inputs: true },
      take: 20,
    })
    const inputs = own.flatMap((product) => product.inputs as Input[])
    const products = await tx.product.findMany({
      where: {
        status: 'published',
        organization: { status: 'active' },
        OR: [asked, ...inputs.map(({ cpv }) => classOf(cpv))].map((startsWith) => ({ cpv: { startsWith } })),
      },
      orderBy: [{ organizationId: 'asc' }, { id: 'asc' }],
      take: partnersAtMost,
      select: {
        id: true,
        name: true,
        cpv: true,
        unit: true,
        inputs: true,
        organizationId: true,
        organization: { select: { name: true, place: true } },
      },
    })
    const roleOf = (product: { cpv: string; inputs: unknown }): MemberRole => {
      if (classOf(product.cpv) !== asked) return inputs.find(({ cpv }) => classOf(cpv) === classOf(product.cpv))?.role ?? 'parts'
      return (product.inputs as Input[]).length > 0 ? 'assembly' : 'finished'
    }
    const partners = products.map((product) => ({
      productId: product.id,
      maker: product.organization.name,
      place: product.organization.place,
      product: product.name,
      unit: product.unit,
      role: roleOf(product),
      own: product.organizationId === actor.organizationId,
    }))
    return partners.sort((a, b) => Number(b.own) - Number(a.own))
  })
}
