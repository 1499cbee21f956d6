export { importPlaces } from './commands.ts'
export { findPlaceOf } from './queries.ts'
export { type PlaceContent, place } from './schema.ts'
