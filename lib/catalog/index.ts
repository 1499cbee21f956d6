export { listProduct, moderateProduct, reviseProduct } from './commands.ts'
export {
  findOwnProduct,
  findProduct,
  listListings,
  listOwnProducts,
  listProducts,
  type OwnProduct,
  type ProductCard,
  type ProductDetail,
} from './queries.ts'
export { type ProductStatus, productStatuses } from './schema.ts'
