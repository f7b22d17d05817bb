import { browserVariables, ensureBrowsers } from './lib/browsers.mjs';
import { build } from './lib/builds.mjs';
import { ensureInstall } from './lib/install.mjs';
import { main } from './lib/main.mjs';
import { withTypeScript } from './lib/typescript.mjs';

/** Opens a browser with the extension on the practice chain, the panel beside it. */
await main(async () => {
  const family = process.argv.includes('--firefox') ? 'firefox' : 'chromium';
  await ensureInstall();
  const browsers = await ensureBrowsers([family]);
  Object.assign(process.env, browserVariables(browsers));
  console.log('Building …');
  await build([family === 'firefox' ? 'firefox' : 'chrome']);

  /** Whether a window can be shown. */
  const display = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

  await withTypeScript(async (load) => {
    const { openPractice } = await load('test/e2e/support/practice.ts');
    const practice = await openPractice(family, { headless: !display });
    const stop = () => practice.close();
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    if (display) {
      console.log('Wingspan runs on the practice chain. Close the browser or press Ctrl+C to end.');
      await practice.closed;
    } else {
      const picture = await practice.picture('test-results/practice.png');
      await practice.close();
      console.log(
        `There is no display here, so the browser ran without a window; what it showed is in ${picture}`,
      );
    }
  });
});
process.exit(0);
