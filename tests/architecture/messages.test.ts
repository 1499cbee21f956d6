import { beforeAll, describe, expect, test } from 'vitest'
import { messagesOf } from '#lib/platform/i18n.ts'
import { locales } from '#lib/values/locale.ts'
import { takenBy } from '#tests/architecture/icu.ts'
import { literalTextIn } from '#tests/architecture/literals.ts'
import { readSource, type Source } from '#tests/architecture/source.ts'
import { filesOf } from '#tests/architecture/tree.ts'
import { askedBy, errorsRaisedIn, literalsIn } from '#tests/architecture/words.ts'

type Messages = ReturnType<typeof messagesOf>

/** Places that take a key from what was thrown: the keys are the literals at the throwing places. */
const translatesFaults = ['app/form-action.ts', 'app/api/problem.ts']

/** Places that show everything below a key. */
const shownWhole: Record<string, string[]> = {
  'components/layout/text-page.tsx': ['about.sections', 'accessibility.sections', 'privacy.sections'],
  'components/layout/failed-words.ts': ['failed'],
}
const whole = Object.values(shownWhole).flat()

function flat(messages: Messages, prefix = ''): [string, string][] {
  return Object.entries(messages).flatMap(
    ([key, value]) =>
      (typeof value === 'string' ? [[prefix + key, value]] : flat(value, `${prefix + key}.`)) as [string, string][],
  )
}

const english = flat(messagesOf('en'))
const known = new Set(english.map(([key]) => key))

/** What is wrong between the source and the messages, one line each. */
function faultsOf(source: Source, keys: ReadonlySet<string>): string[] {
  const asked = askedBy(source)
  const raised = errorsRaisedIn(source)
  const literals = literalsIn(source)
  const patterns = asked.patterns.map(({ pattern, place }) => ({ place, pattern, fits: fitting(pattern) }))
  const isUsed = (key: string) =>
    asked.keys.has(key) ||
    patterns.some(({ fits }) => fits.test(key)) ||
    whole.some((list) => key.startsWith(`${list}.`)) ||
    (key.startsWith('errors.') && literals.has(key.slice('errors.'.length)))
  const lists = (key: string) => [...keys].some((one) => one.startsWith(`${key}.`))
  return [
    ...[...asked.keys]
      .filter(([key]) => !keys.has(key) && !lists(key))
      .map(([key, place]) => `${place} asks for ${key}, which is in no language`),
    ...[...raised]
      .filter(([key]) => !keys.has(`errors.${key}`))
      .map(([key, place]) => `${place} raises errors.${key}, which is in no language`),
    ...patterns
      .filter(({ fits }) => ![...keys].some((key) => fits.test(key)))
      .map(({ place, pattern }) => `${place} asks for ${pattern}, which fits no message`),
    ...asked.unknown
      .filter(({ place }) => !translatesFaults.includes(place.split(':')[0]!))
      .map(({ place, text }) => `${place} asks for a key that nobody can foresee: ${text}`),
    ...[...keys]
      .filter((key) => !isUsed(key) && ![...asked.keys.keys()].some((list) => key.startsWith(`${list}.`)))
      .map((key) => `${key} is used nowhere`),
    ...literalTextIn(source).map((line) => `${line} (a text outside of messages/)`),
  ].sort()
}

/** "devices.state.*": the star stands for one part of a key. */
function fitting(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^.]+')}$`)
}

describe.each(locales.filter((locale) => locale !== 'en'))('the messages in %s', (locale) => {
  const own = new Map(flat(messagesOf(locale)))

  test('are the same as in English, none missing and none more', () => {
    expect([...own.keys()].sort()).toEqual([...known].sort())
  })

  test('take the same values and tags', () => {
    for (const [key, text] of english) expect(takenBy(own.get(key) ?? ''), key).toEqual(takenBy(text))
  })

  test('say something', () => {
    for (const [key, text] of own) expect(text.trim(), key).not.toBe('')
  })
})

describe('the words of the screens', () => {
  let source: Source
  beforeAll(() => {
    source = readSource(filesOf(['app', 'components', 'lib', 'workers', 'server.ts']))
  }, 120_000)

  test('are all in messages/, each of them is used, and none stands in the source', () => {
    expect(faultsOf(source, known).join('\n')).toBe('')
  }, 120_000)
})

describe('the reading of messages', () => {
  const words = `import { useTranslations } from 'next-intl'
    const kinds = ['city', 'maker'] as const
    export function Planted({ status, word }: { status: string; word: string }) {
      const t = useTranslations('planted')
      return <p aria-label={t('label')}>{kinds.map((kind) => t(\`kind.\${kind}\`))}{t(\`status.\${status}\`)}{helped(t)}</p>
    }
    const helped = (say: ReturnType<typeof useTranslations<'planted'>>) => say('helped')`
  const complete = ['label', 'kind.city', 'kind.maker', 'status.open', 'helped'].map((key) => `planted.${key}`)
  const planted = (change: (text: string) => string, keys = complete) =>
    faultsOf(readSource([], { 'lib/planted.tsx': change(words) }), new Set(keys)).map((line) => line.replace(/:\d+/, ''))

  test.each<[string, (text: string) => string, string[], string[]]>([
    ['lets complete words pass', (text) => text, complete, []],
    [
      'sees a key that is missing',
      (text) => text,
      complete.filter((key) => key !== 'planted.kind.maker'),
      ['lib/planted.tsx asks for planted.kind.maker, which is in no language'],
    ],
    [
      'follows a translator into a function',
      (text) => text.replace("say('helped')", "say('lost')"),
      complete,
      ['lib/planted.tsx asks for planted.lost, which is in no language', 'planted.helped is used nowhere'],
    ],
    ['sees a key that nobody uses', (text) => text, [...complete, 'planted.orphan'], ['planted.orphan is used nowhere']],
    [
      'sees a list without a message',
      (text) => text.replace('status.$', 'state.$'),
      complete,
      ['lib/planted.tsx asks for planted.state.*, which fits no message', 'planted.status.open is used nowhere'],
    ],
    [
      'refuses a key that only the running program knows',
      (text) => text.replace('helped(t)', 't(word)'),
      complete,
      ['lib/planted.tsx asks for a key that nobody can foresee: word', 'planted.helped is used nowhere'].sort(),
    ],
    [
      'sees a fault without a sentence',
      (text) => `${text}\nthrow new Fault('invalid', 'noSuchSentence')\ndeclare class Fault { constructor(...parts: string[]) }`,
      complete,
      ['lib/planted.tsx raises errors.noSuchSentence, which is in no language'],
    ],
    [
      'sees a text in the markup',
      (text) => text.replace('</p>', 'Bare words</p>'),
      complete,
      ['lib/planted.tsx: Bare words (a text outside of messages/)'],
    ],
    [
      'sees a text in a label',
      (text) => text.replace("{t('label')}", '"Bare label"'),
      complete,
      ['lib/planted.tsx: Bare label (a text outside of messages/)', 'planted.label is used nowhere'],
    ],
  ])(
    '%s',
    (_, change, keys, expected) => {
      expect(planted(change, keys)).toEqual(expected)
    },
    60_000,
  )

  test('names the values of a sentence, inside of its branches too', () => {
    expect(takenBy('{count, plural, one {# day by <b>{who}</b>} other {# days}} – {at, date, short}')).toEqual([
      '<b>',
      'at',
      'count',
      'who',
    ])
    expect(() => takenBy('{count, plural, one {day}')).toThrow('not closed')
  })
})
