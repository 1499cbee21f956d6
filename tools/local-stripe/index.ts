export type { LocalStripe, LocalStripeOptions } from './core/settings.ts'
export { startLocalStripe } from './server.ts'
