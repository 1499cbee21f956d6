export { findMaker, listMakers, type MakerCard, type MakerDetail } from './queries.ts'
