import { root } from './project.mjs';

/**
 * Runs `work` with a function that imports TypeScript files of the project in Node.js,
 * through Vite's middleware: nothing listens and nothing is written.
 */
export async function withTypeScript(work) {
  const { createServer } = await import('vite');
  const server = await createServer({
    root,
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    resolve: { alias: { '@': root, '#i18n': `${root}/test/support/words.ts` } },
    server: { middlewareMode: true, hmr: false, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    return await work((file) => server.ssrLoadModule(`/${file}`));
  } finally {
    await server.close();
  }
}
