// Playwright's global set-up: the whole product for all journeys. PRODUCT_URL and OWNER_URL name one that runs already.
import { startProduct } from '#tools/scratch/product.ts'

export default async function runProduct(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.PRODUCT_URL) return undefined
  const product = await startProduct()
  Object.assign(process.env, {
    PRODUCT_URL: product.url,
    OWNER_URL: product.ownerUrl,
    MQTT_URL: product.mqttUrl,
    STRIPE_URL: product.stripeUrl,
  })
  return product.stop
}
