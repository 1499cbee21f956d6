export { giveOpeningShare } from './commands/give-opening-share.ts'
export { startOpening } from './commands/start-opening.ts'
export { submitBid } from './commands/submit-bid.ts'
export { withdrawBid } from './commands/withdraw-bid.ts'
export { openBids } from './open-bids.ts'
export { mayQuote, mayStartOpening, visibleTo } from './policy.ts'
export {
  countSealed,
  countSealedOn,
  findOwnBid,
  findOwnBidOn,
  findProtocol,
  listOpened,
  listOwnBids,
  type OpenedOffer,
  type OwnBid,
  type OwnBidRow,
} from './queries.ts'
export type { BidStatus, Protocol } from './schema.ts'
