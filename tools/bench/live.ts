// Live pages: a thousand readers of one order's stream at the real web process, fed by the database and the sequencer; against node:http alone.
import type { ChildProcess } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ReadersNews, ReadersOrder } from '#tools/bench/live/readers-process.ts'
import type { Bench } from '#tools/bench.ts'
import { startChild } from '#tools/scratch/child.ts'
import { startWeb } from '#tools/scratch/web.ts'
import { buildIfChanged } from '#tools/supervisor/build.ts'

const root = path.resolve(import.meta.dirname, '../..')
const readers = 1000
/** Streams that one person may have open. */
const perPerson = 8
/** Events told at once; there are never more than two such bursts on their way. */
const burst = 100
const rounds = 3
const mostMs = 30_000

/** Ours includes the database, the sequencer and the signed tree; the reference has nothing to remember. */
export const wanted = 0.5

export const measure: Bench['measure'] = async ({ seconds, say }) => {
  await buildIfChanged(root)
  const { makeOrder, payloadOf, signInPeople, tellProgress } = await import('#tools/bench/live/order.ts')
  const order = await makeOrder()
  const cookies = await signInPeople(order, Math.ceil(readers / perPerson))
  const sequencer = await startChild('workers/sequencer.ts')
  const plain = await startChild('tools/bench/live/plain-process.ts', { args: [JSON.stringify(payloadOf(order.orderLineId))] })
  const web = await startWeb()
  const children = [sequencer.child, plain.child]
  try {
    const port = Number(new URL(web.origin).port)
    const follow = (cookie: string) =>
      `GET /live/orders/${order.orderId}?org=${order.slug} HTTP/1.1\r\nHost: x\r\nCookie: ${cookie}\r\n\r\n`
    const atOurs = await openReaders(
      port,
      Array.from({ length: readers }, (_, index) => follow(cookies[Math.floor(index / perPerson)]!)),
    )
    const atPlain = await openReaders(Number(plain.said), Array(readers).fill('GET / HTTP/1.1\r\nHost: x\r\n\r\n'))
    children.push(atOurs.child, atPlain.child)
    const tellPlain = (count: number) => fetch(`http://127.0.0.1:${plain.said}/?count=${count}`, { method: 'POST' })
    let [reference, ours] = [0, 0]
    for (let round = 0; round < rounds; round++) {
      reference += await deliveries('plain node:http', atPlain, tellPlain, seconds, say)
      ours += await deliveries('the web process', atOurs, (count) => tellProgress(order, count), seconds, say)
    }
    const faults = [atOurs, atPlain].flatMap(({ news }) => (news.gone > 0 ? [`${news.gone} readers were dropped`] : []))
    return {
      ratio: ours / reference,
      ours: `${Math.round(ours / rounds)} deliveries/s`,
      reference: `${Math.round(reference / rounds)} deliveries/s by plain node:http`,
      faults,
    }
  } finally {
    await web.stop()
    for (const child of children) child.kill('SIGTERM')
  }
}

type Readers = { child: ChildProcess; news: ReadersNews }

/** Opens the streams, a few at a time, and waits until each has begun and nothing of the past is still told. */
async function openReaders(port: number, requests: string[]): Promise<Readers> {
  const { child } = await startChild('tools/bench/live/readers-process.ts')
  const opened: Readers = { child, news: { open: 0, told: 0, gone: 0 } }
  child.on('message', (news: ReadersNews) => {
    opened.news = news
  })
  for (let at = 0; at < requests.length; at += 50) {
    child.send({ port, requests: requests.slice(at, at + 50) } satisfies ReadersOrder)
    await until(() => opened.news.open + opened.news.gone >= Math.min(at + 50, requests.length))
  }
  if (opened.news.open < requests.length) throw new Error(`${opened.news.open} of ${requests.length} streams were opened`)
  await sleep(500)
  return opened
}

async function deliveries(
  server: string,
  opened: Readers,
  tell: (count: number) => Promise<unknown>,
  seconds: number,
  say: Parameters<Bench['measure']>[0]['say'],
): Promise<number> {
  const began = performance.now()
  const before = opened.news.told
  let told = 0
  while (performance.now() - began < seconds * 1000) {
    await tell(burst)
    told += burst
    // One burst is always on its way while the next is told: a server that waits for its teller is not measured.
    await until(() => opened.news.told - before >= (told - burst) * readers)
  }
  await until(() => opened.news.told - before >= told * readers)
  const perSecond = Math.round(((opened.news.told - before) / (performance.now() - began)) * 1000)
  say({ server, readers, events: told, deliveries: opened.news.told - before, perSecond })
  return perSecond
}

async function until(holds: () => boolean): Promise<void> {
  for (const late = Date.now() + mostMs; !holds(); await sleep(2))
    if (Date.now() > late) throw new Error('the readers did not hear what was told')
}
