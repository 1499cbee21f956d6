import { useFormatter, useTranslations } from 'next-intl'
import type { ReadingBody } from '#lib/telemetry/index.ts'

/** What a reading says, in words. */
export function ReadingValue({ body }: { body: ReadingBody }) {
  const t = useTranslations('devices')
  const format = useFormatter()
  switch (body.type) {
    case 'count':
      return body.value === null ? t('readings.available') : format.number(body.value)
    case 'state':
      return t(`state.${body.state}`)
    case 'measure':
      return `${body.name} ${format.number(body.value)} ${body.unit}`
    case 'test': {
      const what = unitsOrSerials(body)
      return t(body.passed ? 'value.passed' : 'value.failed', { what })
    }
    case 'program':
      return body.program ?? t('value.noProgram')
    case 'alarm':
      return [body.name, t(`alarm.${body.level}`), body.code, body.text].filter(Boolean).join(' · ')
    case 'heard':
      return body.clockSteps > 0
        ? t('value.heardBack', { count: body.lines, times: body.clockSteps })
        : t('value.heard', { count: body.lines })
    default:
      return unitsOrSerials(body)
  }

  function unitsOrSerials({ units, serials }: { units?: number; serials?: string[] }): string {
    return serials ? serials.join(', ') : t('value.units', { count: units ?? 1 })
  }
}
