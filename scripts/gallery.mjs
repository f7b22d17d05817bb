import { ensureInstall } from './lib/install.mjs';
import { main } from './lib/main.mjs';
import { withTypeScript } from './lib/typescript.mjs';

/** Serves the gallery until it is stopped: every component in every state, from the practice market. */
await main(async () => {
  await ensureInstall();
  await withTypeScript(async (load) => {
    const { servePage } = await load('test/support/serve-page.ts');
    const { url } = await servePage('test/gallery', Number(process.env.PORT ?? 5_199));
    console.log(`The gallery is at ${url} until you press Ctrl+C.`);
    await new Promise(() => {});
  });
});
