/** An event about a charge that we do not know yet: it overtook the one that the payment was made. */
export class TooEarly extends Error {
  readonly chargeId: string

  constructor(chargeId: string) {
    super(`charge ${chargeId} is not known yet`)
    this.name = 'TooEarly'
    this.chargeId = chargeId
  }
}
