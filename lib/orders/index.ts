export { type ChainStageView, findChain } from '#lib/orders/chain.ts'
export { signOrder } from '#lib/orders/commands.ts'
export { linesVisibleTo, maySign, visibleTo } from '#lib/orders/policy.ts'
export { recordFunding, recordInvoiced, recordReported, recordVerdict } from '#lib/orders/steps.ts'
