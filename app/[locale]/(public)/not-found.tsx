import { notFoundMetadata as generateMetadata, NotFoundMessage } from '#components/layout/not-found-message.tsx'

export { generateMetadata }

export default function NotFound() {
  return <NotFoundMessage />
}
