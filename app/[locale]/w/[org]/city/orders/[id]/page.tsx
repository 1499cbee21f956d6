import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { cache } from 'react'
import { enterDesk } from '#app/session.ts'
import { titleFor } from '#components/needs/titled.ts'
import { OrderPage } from '#components/orders/order-page.tsx'
import { findOrder, mayInspect, mayReportAgain } from '#lib/fulfilment/index.ts'
import { findChain, maySign } from '#lib/orders/index.ts'
import { cityAccess } from '#lib/platform/access.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { signOrderAction } from '../actions'

export const access = cityAccess()

type Props = { params: Promise<{ locale: string; org: string; id: string }> }

const find = cache((actor: Actor, id: string) => findOrder(actor, id))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { actor } = await enterDesk(params, access)
  const order = await find(actor, (await params).id)
  return order ? { title: `${titleFor(order.tender, await getLocale()).text} (${order.number})` } : {}
}

export default async function CityOrderPage({ params }: Props) {
  const { actor, organization } = await enterDesk(params, access)
  const order = await find(actor, (await params).id)
  if (!order) notFound()
  const may = { maySign: maySign(actor), mayInspect: mayInspect(actor), mayReportAgain: mayReportAgain(actor) }
  const actions = { sign: signOrderAction }
  return (
    <OrderPage
      order={order}
      chain={await findChain(actor, order.id)}
      desk={{ kind: 'city', org: organization.slug, ...may, ...actions }}
    />
  )
}
