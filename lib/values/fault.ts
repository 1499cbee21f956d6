/** Expected trouble. Entrances translate it once: forms show the message, machines get RFC 9457 problem+json. */
export type FaultCode = 'invalid' | 'unauthenticated' | 'forbidden' | 'not_found' | 'conflict' | 'limit' | 'unavailable'

/** One field's trouble: a message key in the `errors` namespace and the values its sentence names. */
export type FieldFault = { message: string; values?: Record<string, string | number> }

/** HTTP status of each code, the same for people and machines. */
export const faultStatus: Record<FaultCode, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  limit: 429,
  unavailable: 503,
}

/**
 * `message` is a key of the `errors` messages, so that the sentence exists in every language; `fields` maps a field's
 * name to its own message. Anything thrown that is not a Fault is a defect: it is logged and shown as a reference.
 */
export class Fault extends Error {
  readonly code: FaultCode
  readonly fields: Record<string, FieldFault>
  readonly values: Record<string, string | number>

  constructor(
    code: FaultCode,
    message: string,
    fields: Record<string, FieldFault> = {},
    values: Record<string, string | number> = {},
  ) {
    super(message)
    this.name = 'Fault'
    this.code = code
    this.fields = fields
    this.values = values
  }
}

/** lib is loaded twice at run time (Node's and Next's copy), so a Fault is known by its shape, not by its class. */
export function isFault(error: unknown): error is Fault {
  return error instanceof Error && error.name === 'Fault' && 'code' in error && String(error.code) in faultStatus
}

/** What is not there, or not for this actor: the two look the same. */
export function notFound(): Fault {
  return new Fault('not_found', 'notFound')
}

/** The actor may see it, but its role does not allow this. */
export function forbidden(): Fault {
  return new Fault('forbidden', 'forbidden')
}

/** A field that a rule refuses: `invalidField('closesAt', 'closesAtPast')`. */
export function invalidField(field: string, message: string, values: Record<string, string | number> = {}): Fault {
  return new Fault('invalid', 'checkAnswers', { [field]: { message, values } })
}

/** Somebody else was faster, or the thing is in another state; `message` is a key of the `errors` messages. */
export function conflict(message: string, values: Record<string, string | number> = {}): Fault {
  return new Fault('conflict', message, {}, values)
}
