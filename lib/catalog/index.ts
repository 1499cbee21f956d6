export { listProduct, moderateProduct } from './commands.ts'
export { findProduct, listListings, listOwnProducts, listProducts, type ProductCard, type ProductDetail } from './queries.ts'
export { type ProductStatus, productStatuses } from './schema.ts'
