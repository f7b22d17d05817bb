import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;
const alias = { '@': root, '#i18n': `${root}/test/support/words.ts` };
/** Long enough for a machine that does other work at the same time; a test that hangs is still seen. */
const testTimeout = 30_000;
const chromium = process.env['CHROMIUM_BIN'] ?? '/usr/bin/chromium';

export default defineConfig({
  test: {
    coverage: {
      provider: 'v8',
      include: ['lib/**/*.ts', 'components/**/*.{ts,tsx}'],
      reporter: ['text', 'json-summary'],
    },
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'core',
          testTimeout,
          // Nothing here is put in another's place, so files share what they have loaded: two thirds of the time.
          isolate: false,
          pool: 'threads',
          setupFiles: ['test/support/seed.ts'],
          environment: 'node',
          include: ['test/{core,files}/**/*.test.ts', 'test/*.test.ts'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'dom',
          testTimeout,
          setupFiles: ['test/support/seed.ts'],
          environment: 'jsdom',
          include: ['test/{pages,platform,follow,state,components,practice}/**/*.test.{ts,tsx}'],
          restoreMocks: true,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: chromium, args: ['--no-sandbox'] } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
