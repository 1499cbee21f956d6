import { useLocale, useTranslations } from 'next-intl'
import { nameFor } from '#components/needs/titled.ts'
import type { BoardPlace } from '#lib/discovery/index.ts'
import { windowAround, worldProjection } from './projection'

/** Width over height, as a page has room for it. */
const shape = 3

type Props = {
  places: readonly BoardPlace[]
  /** Address of the list for one city. */
  linkTo: (key: string) => string
  /** The city that the list shows. */
  chosen?: string | undefined
}

/** Cities on a drawn map, each mark a link; the same cities as a list beneath. Drawn on the server, coastlines are one small file. */
export function CityMap({ places, linkTo, chosen }: Props) {
  const t = useTranslations('map')
  const locale = useLocale()
  const marks = places.flatMap((place) => {
    const point = worldProjection([place.longitude, place.latitude])
    return point ? [{ place, x: point[0], y: point[1] }] : []
  })
  const { x, y, width, height } = windowAround(
    marks.map((mark) => [mark.x, mark.y] as const),
    shape,
  )
  const unit = width / 180
  const label = (place: BoardPlace) =>
    t('dot', {
      name: nameFor(place, locale),
      own: place.own,
      mirrored: place.mirrored,
      both: place.own > 0 && place.mirrored > 0 ? 'yes' : 'no',
    })
  const [first] = places
  const count = first ? first.own + first.mirrored : 0
  return (
    <figure className="mb-6 border border-line-strong bg-surface">
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-3 py-2 text-sm">
        <span>
          <span className="font-semibold">{t('title')}. </span>
          {t('lead', {
            cities: places.length,
            more: count > 1 ? 'yes' : 'none',
            name: first ? nameFor(first, locale) : '',
            count,
          })}
        </span>
        <span className="flex flex-wrap gap-x-4 text-xs text-ink-2">
          <Key label={t('own')} square />
          <Key label={t('mirrored')} />
        </span>
      </figcaption>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the caption names it, and each mark names itself */}
      <svg viewBox={`${x} ${y} ${width} ${height}`} className="block h-auto w-full bg-sunken">
        <use href="/maps/land.svg#land" className="fill-line" />
        <use href="/maps/land.svg#borders" className="fill-none stroke-sunken" strokeWidth={unit / 5} />
        {marks.toReversed().map(({ place, x: cx, y: cy }) => (
          <a key={place.key} href={`/${locale}${linkTo(place.key)}`} aria-label={label(place)} className="map-mark outline-none">
            <title>{label(place)}</title>
            <circle cx={cx} cy={cy} r={unit * 3.4} className="fill-transparent" />
            {place.mirrored > 0 && (
              <circle
                cx={cx}
                cy={cy}
                r={unit * Math.min(2 + Math.sqrt(place.mirrored) * 0.3, 4)}
                strokeWidth={unit / 2.5}
                className="fill-viz-2 stroke-surface"
              />
            )}
            {place.own > 0 && (
              <rect
                x={cx - unit * 1.4}
                y={cy - unit * 1.4}
                width={unit * 2.8}
                height={unit * 2.8}
                strokeWidth={unit / 2.5}
                className="fill-brand stroke-surface"
              />
            )}
            {place.key === chosen && (
              <circle cx={cx} cy={cy} r={unit * 4.6} strokeWidth={unit / 1.6} className="fill-none stroke-ink" />
            )}
          </a>
        ))}
      </svg>
      <details className="border-t border-line px-3 py-2 text-sm">
        <summary className="cursor-pointer">{t('asList')}</summary>
        <ul className="mt-2 grid gap-x-6 gap-y-1 sm:grid-cols-2 lg:grid-cols-3">
          {places.map((place) => (
            <li key={place.key}>
              <a
                href={`/${locale}${linkTo(place.key)}`}
                aria-current={place.key === chosen ? 'true' : undefined}
                className="inline-flex min-h-6 items-center text-brand underline underline-offset-4"
              >
                {label(place)}
              </a>
            </li>
          ))}
        </ul>
        <p className="mt-3 text-xs text-ink-3">{t('credit')}</p>
      </details>
    </figure>
  )
}

function Key({ label, square }: { label: string; square?: boolean }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg viewBox="0 0 10 10" className="size-2.5" aria-hidden="true">
        {square ? <rect width="10" height="10" className="fill-brand" /> : <circle cx="5" cy="5" r="5" className="fill-viz-2" />}
      </svg>
      {label}
    </span>
  )
}
