import { useLocale, useTranslations } from 'next-intl'
import { DataTable } from '#components/ui/data-table.tsx'
import type { OrderLineView, OrderView } from '#lib/fulfilment/index.ts'
import type { StateSpan } from '#lib/telemetry/index.ts'
import { minute } from '#lib/values/time.ts'

type Props = { line: OrderLineView; states: OrderView['states']; from: Date; to: Date; zone: string }

/** Width of the drawing: one unit a minute at six hours. */
const width = 360

const fills: Record<Exclude<StateSpan['state'], 'none'>, string> = {
  running: 'fill-brand',
  idle: 'fill-info',
  stopped: 'fill-ink-3',
  fault: 'fill-danger',
  unavailable: 'fill-offline',
}

/** What each machine was doing, one strip each; where it said nothing the strip is hatched. The same in words below it. */
export function StateTimelines({ line, states, from, to, zone }: Props) {
  const t = useTranslations('orders.timeline')
  const locale = useLocale()
  // A tracker or a phone has no states.
  const makes = line.bindings.filter(({ device }) => device.kind === 'machine' || device.kind === 'tester')
  const devices = [...new Map(makes.map(({ device }) => [device.id, device])).values()]
  if (devices.length === 0) return null
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone })
  return (
    <section>
      <h3 className="text-lg">{t('title')}</h3>
      <div className="mt-2 grid gap-4">
        {devices.map((device) => (
          <figure key={device.id}>
            <figcaption className="text-sm">
              <span className="font-semibold">{device.name}</span>
            </figcaption>
            <Strip id={device.id} spans={states.get(device.id) ?? []} from={from} to={to} />
            <p className="mt-1 flex justify-between text-2xs text-ink-3" aria-hidden="true">
              <span>{clock.format(from)}</span>
              <span>{clock.format(to)}</span>
            </p>
            <Summary spans={states.get(device.id) ?? []} />
            <Spans name={device.name} spans={states.get(device.id) ?? []} clock={clock} />
          </figure>
        ))}
      </div>
    </section>
  )
}

function Strip({ id, spans, from, to }: { id: string; spans: readonly StateSpan[]; from: Date; to: Date }) {
  const whole = to.getTime() - from.getTime()
  const x = (at: Date) => ((at.getTime() - from.getTime()) / whole) * width
  return (
    <svg
      viewBox={`0 0 ${width} 12`}
      preserveAspectRatio="none"
      className="mt-1.5 h-5 w-full border border-line"
      aria-hidden="true"
    >
      <defs>
        <pattern id={`none-${id}`} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="1" height="4" className="fill-line-strong" />
        </pattern>
      </defs>
      {spans.map((span) => (
        <rect
          key={span.from.getTime()}
          x={x(span.from)}
          y="0"
          width={Math.max(x(span.to) - x(span.from), 0)}
          height="12"
          className={span.state === 'none' ? undefined : fills[span.state]}
          fill={span.state === 'none' ? `url(#none-${id})` : undefined}
        />
      ))}
    </svg>
  )
}

type SpansProps = { name: string; spans: readonly StateSpan[]; clock: Intl.DateTimeFormat }

/** The same as a table: from when to when in which state. */
function Spans({ name, spans, clock }: SpansProps) {
  const t = useTranslations('orders.timeline')
  const state = useTranslations('devices.state')
  return (
    <details>
      <summary className="min-h-11 cursor-pointer py-2 text-sm text-brand underline underline-offset-4 md:min-h-0">
        {t('table')}
      </summary>
      <DataTable
        caption={t('tableOf', { name })}
        captionHidden
        rows={spans}
        keyOf={({ from }) => from.toISOString()}
        columns={[
          { header: t('from'), names: true, cell: ({ from }) => clock.format(from) },
          { header: t('to'), cell: ({ to }) => clock.format(to) },
          { header: t('state'), cell: (span) => state(span.state) },
        ]}
      />
    </details>
  )
}

/** "Running 5 h 10 min · No data 0 h 50 min", longest first. */
function Summary({ spans }: { spans: readonly StateSpan[] }) {
  const t = useTranslations('orders.timeline')
  const state = useTranslations('devices.state')
  const sums = new Map<StateSpan['state'], number>()
  for (const span of spans) sums.set(span.state, (sums.get(span.state) ?? 0) + span.to.getTime() - span.from.getTime())
  const parts = [...sums].sort((a, b) => b[1] - a[1])
  return (
    <p className="flex flex-wrap gap-x-4 text-sm text-ink-2">
      {parts.map(([name, milliseconds]) => {
        const minutes = Math.round(milliseconds / minute)
        return (
          <span key={name} className="inline-flex items-center gap-1.5">
            <svg viewBox="0 0 8 8" className="size-2.5" aria-hidden="true">
              <rect width="8" height="8" className={name === 'none' ? 'fill-none stroke-line-strong' : fills[name]} />
            </svg>
            {t('summary', { state: state(name), hours: Math.floor(minutes / 60), minutes: minutes % 60 })}
          </span>
        )
      })}
    </p>
  )
}
