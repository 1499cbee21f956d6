import { defineConfig } from 'vitest/config'

// `pure` needs nothing and runs in `npm run check` too; `database` gets a real PostgreSQL; `build` asks
// the built application too. Browser tests are Playwright's.
// Vite puts its own MODE and DEV into the environment; ours mean something else.
const environment = { MODE: 'demo', DEV: 'false' }

/** A failed comparison is told in full: in a report of many tests there is no second look. */
const chaiConfig = { truncateThreshold: 4000 }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          env: environment,
          include: [
            'tests/lib/**/*.test.ts',
            'tests/app/**/*.test.ts',
            'tests/tools/**/*.test.ts',
            'tests/architecture/**/*.test.ts',
            'tests/real/**/*.test.ts',
          ],
          exclude: ['**/*.db.test.ts', '**/*.build.test.ts'],
          testTimeout: 20_000,
          chaiConfig,
        },
      },
      {
        test: {
          name: 'database',
          env: environment,
          include: ['tests/**/*.db.test.ts'],
          globalSetup: ['tests/support/global-setup.ts'],
          setupFiles: ['tests/support/with-database.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          chaiConfig,
        },
      },
      {
        test: {
          name: 'build',
          env: environment,
          include: ['tests/**/*.build.test.ts'],
          globalSetup: ['tests/support/global-setup.ts'],
          setupFiles: ['tests/support/with-database.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 1,
          chaiConfig,
        },
      },
    ],
  },
})
