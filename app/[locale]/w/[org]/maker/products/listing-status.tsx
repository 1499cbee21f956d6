import { useTranslations } from 'next-intl'
import { type StatusKind, StatusTag } from '#components/ui/status-tag.tsx'
import type { ProductStatus } from '#lib/catalog/index.ts'

const kinds: Record<ProductStatus, StatusKind> = {
  in_review: 'waiting',
  published: 'done',
  rejected: 'rejected',
  withdrawn: 'offline',
}

export function ListingStatus({ status }: { status: ProductStatus }) {
  const t = useTranslations('products.status')
  return <StatusTag kind={kinds[status]}>{t(status)}</StatusTag>
}
