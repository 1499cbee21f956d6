export { type Board, type BoardRow, readBoard } from './board.ts'
export type { BoardPlace } from './facets.ts'
export { boardFilters } from './schema.ts'
