import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import puppeteer, { type Page } from 'puppeteer-core';
import { build } from 'vite';

const root = join(import.meta.dirname, '../../..');

/** Where Chromium is; `null` where there is none. */
export function chromium(): string | null {
  const program = process.env['CHROMIUM_BIN'] ?? '/usr/bin/chromium';
  return existsSync(program) ? program : null;
}

/**
 * A page of 127.0.0.1 that may start the engine as `new Worker('/engine.js')`, in a Chromium without extensions.
 * Isolated from other origins, which makes the worker's clock tick every 5 µs and not every 100.
 */
export async function withEnginePage<T>(program: string, work: (page: Page) => Promise<T>): Promise<T> {
  const code = await engineCode();
  const server = createServer((request, response) => {
    const isCode = request.url === '/engine.js';
    response.writeHead(200, {
      'content-type': isCode ? 'text/javascript' : 'text/html',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    });
    response.end(isCode ? code : '<!doctype html><title>bench</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const browser = await puppeteer.launch({
      executablePath: program,
      headless: true,
      pipe: true,
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
    try {
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      return await work(page);
    } finally {
      await browser.close();
    }
  } finally {
    server.close();
  }
}

/** The worker as one file, minified as the extension's own is. */
async function engineCode(): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': root } },
    build: {
      write: false,
      target: 'esnext',
      lib: { entry: join(import.meta.dirname, 'engine-worker.ts'), formats: ['iife'], name: 'engine' },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  if (!bundle || !('output' in bundle)) throw new Error('vite built nothing');
  return bundle.output[0].code;
}
