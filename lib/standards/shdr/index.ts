export { type DataSet, readDataSet } from '#lib/standards/shdr/data-set.ts'
export {
  type ConditionLevel,
  type ItemKinds,
  readLine,
  ShdrError,
  type ShdrItem,
  type ShdrLine,
} from '#lib/standards/shdr/line.ts'
export { ShdrReader } from '#lib/standards/shdr/reader.ts'
