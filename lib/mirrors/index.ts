export { type ImportedNotice, importNotice } from './commands/import-notice.ts'
export { placeBuyers } from './commands/place-buyers.ts'
export { findNotice, findOriginal, type NoticeDetail, type NoticeRow, noticeRows } from './queries.ts'
export type { ReceivedNotice } from './schema.ts'
