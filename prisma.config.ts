import { defineConfig } from 'prisma/config'

// Only `generate`, `validate` and `format` run through Prisma's command line; migrations are plain SQL (tools/migration.ts).
export default defineConfig({ schema: 'prisma/schema' })
