import { defineConfig } from '@playwright/test'
import { chromiumArgs, findChromium } from '#tools/chromium.ts'

const { executablePath, env } = await findChromium()

// Journeys share one running product (tests/support/run-product.ts), so they run one after another.
export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '**/*.journey.ts',
  globalSetup: './tests/support/run-product.ts',
  outputDir: 'test-results',
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: 'line',
  use: {
    actionTimeout: 15_000,
    baseURL: process.env.PRODUCT_URL,
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      chromiumSandbox: false,
      args: chromiumArgs,
      env: { ...(process.env as Record<string, string>), ...env },
    },
  },
})
