import { askSilentCheckouts } from '#lib/payments/stripe/ask-checkouts.ts'
import { type Sweep, workerAccess } from '#lib/platform/jobs.ts'

export const paymentSweeps: readonly Sweep[] = [
  { name: 'payments.askSilentCheckouts', access: workerAccess, run: askSilentCheckouts },
]
