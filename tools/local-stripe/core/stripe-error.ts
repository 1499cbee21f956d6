export type StripeErrorBody = {
  type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error'
  message: string
  code?: string
  decline_code?: string
  param?: string
  charge?: string
  payment_intent?: unknown
}

/** An answer that is not 200, in the words of Stripe's API. `executed` says that the work had begun, so the idempotency key keeps it. */
export class StripeFailure extends Error {
  readonly status: number
  readonly body: StripeErrorBody
  readonly executed: boolean
  constructor(status: number, body: StripeErrorBody, executed = false) {
    super(body.message)
    this.status = status
    this.body = body
    this.executed = executed
  }
}

/** 400: the request cannot be understood, or a value is out of range. */
export function invalid(message: string, param?: string, code?: string) {
  return new StripeFailure(400, { type: 'invalid_request_error', message, ...(code && { code }), ...(param && { param }) })
}

/** 400 from the state of the account or the object: a repeat with the same idempotency key gets the same answer. */
export function refused(message: string, code?: string, param?: string) {
  return new StripeFailure(400, { type: 'invalid_request_error', message, ...(code && { code }), ...(param && { param }) }, true)
}

/** 404 for the object that the path names, 400 for one named by a parameter. */
export function missing(noun: string, id: string, param = 'id') {
  const status = param === 'id' ? 404 : 400
  return new StripeFailure(status, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${noun}: '${id}'`,
    param,
  })
}

/** 402: the card was not charged. */
export function declined(body: Omit<StripeErrorBody, 'type'>) {
  return new StripeFailure(402, { type: 'card_error', ...body }, true)
}

export function unrecognizedUrl(method: string, path: string) {
  return new StripeFailure(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
  })
}
