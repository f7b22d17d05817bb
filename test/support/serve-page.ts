import { createServer } from 'node:http';
import { type AddressInfo, isIP } from 'node:net';
import { resolve } from 'node:path';
import { build } from 'vite';

/** A page of the tests' own, built from its folder and served on localhost. */
export type ServedPage = {
  /** With a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
};

const project = resolve(import.meta.dirname, '../..');

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** Builds the page in memory, once for each call, and serves it on a port, any free one by default. */
export async function servePage(folder: string, port = 0): Promise<ServedPage> {
  const files = await buildPage(folder);
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const name = path === '/' ? 'index.html' : path.slice(1);
    const body = files.get(name);
    const type = TYPES[name.split('.').at(-1) ?? ''];
    if (body === undefined || type === undefined) return response.writeHead(404).end();
    return response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  const { port: heard } = addressOf(server.address());
  return {
    url: `http://127.0.0.1:${heard}/`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        // A browser keeps its connections open and would keep the test waiting.
        server.closeAllConnections();
      }),
  };
}

async function buildPage(folder: string): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const built = await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': project, '#i18n': resolve(project, 'test/support/words.ts') } },
    // The same renderer as in the builds.
    esbuild: false,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: { write: false, target: 'es2022', minify: false, modulePreload: false },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const files = new Map<string, string | Uint8Array>();
  for (const output of outputs) {
    if (!('output' in output)) throw new Error('vite is watching instead of building');
    for (const file of output.output)
      files.set(file.fileName, file.type === 'chunk' ? file.code : file.source);
  }
  return files;
}

function addressOf(address: string | AddressInfo | null): AddressInfo {
  if (address === null || typeof address === 'string' || isIP(address.address) === 0) {
    throw new Error('the page listens on no port');
  }
  return address;
}
