export { listProduct, moderateProduct, reviseProduct } from './commands.ts'
export {
  findOwnProduct,
  findProduct,
  findThingModel,
  listListings,
  listOwnProducts,
  listProducts,
  type OwnProduct,
  type ProductCard,
  type ProductDetail,
} from './queries.ts'
export { type Input, type ProductStatus, productStatuses } from './schema.ts'
