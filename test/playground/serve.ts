import { createServer } from 'node:http';
import { type AddressInfo, isIP } from 'node:net';
import { resolve } from 'node:path';
import { build } from 'vite';

/** The practice broker on 127.0.0.1, for end-to-end tests that need a page on a real address. */

export type Playground = {
  /** With a slash at its end. Queries: `symbol`, `mode`, `seed`, `tick` (ms, 0 for never), `expiry`, `strikes`, `now`, `shared`. */
  readonly url: string;
  close(): Promise<void>;
};

const here = import.meta.dirname;

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** Builds the page in memory, once for each call, and serves it on a free port. */
export async function servePlayground(): Promise<Playground> {
  const files = await buildPage();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const name = path === '/' ? 'index.html' : path.slice(1);
    const body = files.get(name);
    const type = TYPES[name.split('.').at(-1) ?? ''];
    if (body === undefined || type === undefined) return response.writeHead(404).end();
    return response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = addressOf(server.address());
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        // A browser keeps its connections open and would keep the test waiting.
        server.closeAllConnections();
      }),
  };
}

async function buildPage(): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const built = await build({
    root: here,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': resolve(here, '../..') } },
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
    throw new Error('the playground listens on no port');
  }
  return address;
}
