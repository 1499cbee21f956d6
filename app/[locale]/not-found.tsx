import { SiteHeader } from '#app/frames/site-header.tsx'
import { notFoundMetadata as generateMetadata, NotFoundMessage } from '#components/layout/not-found-message.tsx'

export { generateMetadata }

export default function NotFound() {
  return (
    <>
      <SiteHeader />
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-page px-4 pt-6 pb-16">
        <NotFoundMessage />
      </main>
    </>
  )
}
