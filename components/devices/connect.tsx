'use client'
import { useState } from 'react'
import { useLive } from '#components/live/use-live.ts'
import { CopyButton } from '#components/ui/copy-button.tsx'

export type ConnectPlace = {
  mqttHost: string
  mqttPort: number
  /** "https://…" of the web process. */
  web: string
  org: string
  /** The device pages' address with its language, without an id: "/en/w/kopli/maker/devices". */
  devices: string
}

export type ConnectWords = {
  title: string
  explain: string
  placeholder: string
  waiting: string
  heard: string
  open: string
  mqtt: string
  https: string
  copyMqtt: string
  copyHttps: string
  copied: string
}

type Props = { place: ConnectPlace; words: ConnectWords; deviceId: string; secret?: string; heard?: boolean }

/** Commands that work as they stand, and a light that turns green when the first message is in the database. */
export function Connect({ place, words, deviceId, secret, heard: heardBefore = false }: Props) {
  const [heard, setHeard] = useState(heardBefore)
  useLive(`/live/devices/${deviceId}?org=${encodeURIComponent(place.org)}`, heard, () => setHeard(true))
  const password = secret ?? 'SECRET'
  const message = '{"epoch":1,"readings":[{"seq":1,"type":"count","value":0}]}'
  const mqtt = `mosquitto_pub -h ${place.mqttHost} -p ${place.mqttPort} -q 1 -i ${deviceId} -u ${deviceId} -P '${password}' -t moi/v1/${deviceId}/readings -m '${message}'`
  const https = `curl -u '${deviceId}:${password}' -H 'content-type: application/json' -d '${message}' ${place.web}/api/capture/readings`
  return (
    <section aria-label={words.title} className="border border-line-strong bg-surface p-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-lg">{words.title}</h2>
        <span role="status">
          <Light heard={heard} words={words} />
        </span>
      </div>
      <p className="mt-1 max-w-prose text-sm text-ink-2">
        {words.explain} {secret ? '' : words.placeholder}
      </p>
      <Command label={words.mqtt} text={mqtt} words={{ copy: words.copyMqtt, copied: words.copied }} />
      <Command label={words.https} text={https} words={{ copy: words.copyHttps, copied: words.copied }} />
      {secret && (
        <p className="mt-4">
          <a href={`${place.devices}/${deviceId}`} className="text-brand underline underline-offset-4">
            {words.open}
          </a>
        </p>
      )}
    </section>
  )
}

function Light({ heard, words }: { heard: boolean; words: ConnectWords }) {
  return (
    <span
      data-status={heard ? 'done' : 'waiting'}
      className={`inline-flex items-center gap-1.5 px-2 py-0.5 text-xs font-semibold ${heard ? 'bg-success-tint text-success' : 'bg-info-tint text-info'}`}
    >
      <svg viewBox="0 0 16 16" className="size-3.5" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
        {heard ? <path d="m2.5 8.5 3.5 3.5 7.5-8" /> : <circle cx="8" cy="8" r="5.5" />}
      </svg>
      {heard ? words.heard : words.waiting}
    </span>
  )
}

type CommandProps = { label: string; text: string; words: { copy: string; copied: string } }

function Command({ label, text, words }: CommandProps) {
  return (
    <figure className="mt-4">
      <figcaption className="flex items-center gap-2 text-sm font-semibold">
        {label}
        <CopyButton text={text} words={words} />
      </figcaption>
      <pre className="mt-1 border border-line bg-sunken p-3 font-mono text-xs break-all whitespace-pre-wrap">
        <code>{text}</code>
      </pre>
    </figure>
  )
}
