/** What a server action answers to a form. Texts are translated already. */
export type FormState =
  | { status: 'idle' }
  | {
      status: 'invalid'
      /** One sentence for the summary. */
      summary: string
      /** Each field's sentences by its name; those of no field stand under "form". */
      fields: Record<string, string[]>
      /** What was entered, so that nothing has to be typed twice. */
      values: Record<string, string>
    }
  | { status: 'done'; message?: string }

export type FormAction = (previous: FormState, data: FormData) => Promise<FormState>

export const idle: FormState = { status: 'idle' }

/** What a form sent, to be shown again: several answers of one name joined by line breaks; no files, and no field named in `secret`. */
export function enteredValues(data: FormData, secret: readonly string[] = ['password', 'code']): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [name, value] of data) {
    if (typeof value !== 'string' || name.startsWith('$') || secret.includes(name)) continue
    values[name] = name in values ? `${values[name]}\n${value}` : value
  }
  return values
}
