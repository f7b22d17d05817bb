import { describe, expect, it } from 'vitest';
import { imports, type Source, sources, withoutComments } from './support/source';

/** What a folder may import: beginnings of paths from the root, or names of packages. */
type Permission = { folder: string; may: string[]; mayName?: string[] };

/** A folder is a permission; the first entry whose folder fits counts. `mayName`: types alone, which touch nothing. */
const PERMISSIONS: Permission[] = [
  { folder: 'lib/core/', may: ['lib/core/'] },
  { folder: 'lib/pages/', may: ['lib/pages/', 'lib/core/'] },
  { folder: 'lib/files/', may: ['lib/files/', 'lib/core/', 'd3-dsv', 'papaparse'] },
  {
    // No generated words: the worker is loaded before they are, in a fresh checkout.
    folder: 'lib/platform/',
    may: ['lib/platform/', 'lib/core/', 'wxt/browser', 'webextension-polyfill', 'valibot', 'idb'],
  },
  {
    folder: 'lib/state/',
    may: ['lib/state/', 'lib/core/', 'zustand/vanilla', 'zustand/middleware', 'preact'],
  },
  {
    folder: 'lib/follow/',
    may: ['lib/follow/', 'lib/pages/', 'lib/platform/', 'lib/state/', 'lib/core/', '#i18n'],
  },
  {
    folder: 'components/',
    may: ['components/', 'lib/state/', 'lib/core/', 'assets/', 'preact', 'uplot', '#i18n'],
    mayName: ['lib/pages/', 'lib/follow/'], // the overlay is placed over the anchors of a reading, and asks its follower
  },
  {
    folder: 'entrypoints/',
    may: ['entrypoints/', 'components/', 'lib/', 'assets/', 'preact', 'wxt/utils/define-', '#i18n'],
  },
];

/** Words that have no business in a folder. */
type Ban = { folders: string[]; word: RegExp; why: string };

const PRODUCT = ['lib/', 'components/', 'entrypoints/'];

const BANS: Ban[] = [
  ...[
    /\bfetch\b/,
    /\bXMLHttpRequest\b/,
    /\bWebSocket\b/,
    /\bWebTransport\b/,
    /\bEventSource\b/,
    /\bRTCPeerConnection\b/,
    /\bsendBeacon\b/,
    /\bnew Image\b/,
    /\bimportScripts\b/,
  ].map((word) => ({ folders: PRODUCT, word, why: 'nothing leaves the browser' })),
  ...[
    /\b(inner|outer)HTML\b/i,
    /\binsertAdjacentHTML\b/,
    /\bdangerouslySetInnerHTML\b/,
    /\bdocument\.write/,
    /\beval\b/,
    /\bnew Function\b/,
  ].map((word) => ({ folders: PRODUCT, word, why: 'text never becomes markup or code' })),
  { folders: PRODUCT, word: /\bexecCommand\b/, why: 'the page could read and replace what is copied' },
  ...[/\bMath\.random\b/, /\bcrypto\b/].map((word) => ({
    folders: ['lib/core/'],
    word,
    why: 'lib/core has no randomness',
  })),
  ...[/\bDate\b/, /\bTemporal\b/, /\bperformance\b/, /\bset(Timeout|Interval)\b/].map((word) => ({
    folders: ['lib/core/'],
    word,
    why: 'lib/core has no clock',
  })),
];

function strangeImports(source: Source): string[] {
  const permission = PERMISSIONS.find(({ folder }) => source.file.startsWith(folder));
  if (!permission) return [`${source.file}: this folder has no permissions in test/architecture.test.ts`];
  const { may, mayName = [] } = permission;
  return imports(source)
    .filter(
      ({ from, typeOnly }) => ![...may, ...(typeOnly ? mayName : [])].some((start) => isUnder(from, start)),
    )
    .map(({ from }) => `${source.file} must not import ${from}`);
}

/** `preact` covers `preact/hooks` and not `preact-router`; a beginning that ends in / or - covers what follows. */
const isUnder = (from: string, start: string) =>
  from === start || from.startsWith(/[/-]$/.test(start) ? start : `${start}/`);

function bannedWords({ file, text }: Source): string[] {
  const code = withoutComments(text);
  return BANS.filter(
    ({ folders, word }) => folders.some((each) => file.startsWith(each)) && word.test(code),
  ).map(({ word, why }) => `${file} has ${word.exec(code)?.[0]}: ${why}`);
}

/** Addresses in markup and styles that a browser would load; names of XML vocabularies are none. */
function remoteAddresses({ file, text }: Source): string[] {
  const loads =
    /(?:\b(?:src|srcset|href|action|poster|data)\s*=\s*["']?|url\(\s*["']?|@import\s+["']?)(?:https?:)?\/\/[^\s"')>]+/gi;
  return [...text.matchAll(loads)].map(([found]) => `${file} loads ${found}`);
}

describe('the house', () => {
  const code = sources(['lib', 'components', 'entrypoints'], ['.ts', '.tsx']);

  it('has code to look at', () => {
    expect(code.length).toBeGreaterThan(5);
  });

  it('imports inwards only', () => {
    expect(code.flatMap(strangeImports)).toEqual([]);
  });

  it('has no word for the network, for markup out of text, or for a clock in the core', () => {
    expect(code.flatMap(bannedWords)).toEqual([]);
  });

  it('loads nothing from elsewhere in its pages and styles', () => {
    const pages = sources(['components', 'entrypoints', 'assets'], ['.html', '.css', '.svg', '.tsx']);
    expect(pages.flatMap(remoteAddresses)).toEqual([]);
  });
});

describe('the guards bite', () => {
  it.each([
    ['lib/core/a.ts', `import { browser } from 'wxt/browser';`],
    ['lib/core/a.ts', `import { readPage } from '../pages/read';`],
    ['lib/core/a.ts', `import type { Anchors } from '@/lib/pages/read';`],
    ['lib/core/market/a.ts', `export * from '../../state/store';`],
    ['lib/pages/a.ts', `import 'preact';`],
    ['lib/pages/a.ts', `import { send } from '@/lib/platform/messenger';`],
    ['lib/files/a.ts', `const dom = await import('../pages/read');`],
    ['lib/state/a.ts', `import { create } from 'zustand';`],
    ['lib/state/a.ts', `import browser from 'webextension-polyfill';`],
    ['lib/platform/a.ts', `import { h } from 'preact';`],
    ['lib/follow/a.ts', `import { Chip } from '@/components/overlay/chip';`],
    ['components/a.tsx', `import {\n  browser,\n} from "wxt/browser";`],
    ['components/a.tsx', `import { readPage, type Anchors } from '@/lib/pages/read';`],
    ['components/a.tsx', `import router from 'preact-router';`],
    ['entrypoints/a.ts', `import { browser } from 'wxt/browser';`],
    ['lib/unheard/a.ts', `export const a = 1;`],
  ])('import: %s %s', (file, text) => {
    expect(strangeImports({ file, text })).toHaveLength(1);
  });

  it.each([
    ['lib/core/a.ts', `import { ok } from './result'; import type { Years } from '@/lib/core/unit';`],
    [
      'lib/state/a.ts',
      `import { createStore } from 'zustand/vanilla'; import { useState } from 'preact/hooks';`,
    ],
    [
      'components/a.tsx',
      `import type { Anchors } from '@/lib/pages/read'; import css from './a.css?inline';`,
    ],
    ['entrypoints/a.ts', `import { defineBackground } from 'wxt/utils/define-background';`],
    ['lib/core/a.ts', `// import { browser } from 'wxt/browser';\nexport const a = 'https://x//y';`],
  ])('import allowed: %s %s', (file, text) => {
    expect(strangeImports({ file, text })).toEqual([]);
  });

  it.each([
    ['entrypoints/a.ts', `await fetch(url)`],
    ['lib/platform/a.ts', `globalThis['fetch'](url)`],
    ['components/a.tsx', `const socket = new WebSocket('wss://x')`],
    ['components/a.tsx', `new Image().src = url`],
    ['lib/pages/a.ts', `navigator.sendBeacon(url)`],
    ['components/a.tsx', `element.innerHTML = text`],
    ['components/a.tsx', `<p dangerouslySetInnerHTML={{ __html: text }} />`],
    ['lib/platform/a.ts', `document.execCommand('copy')`],
    ['lib/core/a.ts', `const seed = Math.random()`],
    ['lib/core/a.ts', `const now = Date.now()`],
  ])('word: %s %s', (file, text) => {
    expect(bannedWords({ file, text })).not.toEqual([]);
  });

  it.each([
    ['lib/core/a.ts', `/* no Date, no Math.random */ export const update = 1; // fetch`],
    ['lib/pages/a.ts', `const seen = Date.now(); const prefetched = 'evaluate';`],
  ])('word allowed: %s %s', (file, text) => {
    expect(bannedWords({ file, text })).toEqual([]);
  });

  it.each([
    ['entrypoints/a.html', `<script src="https://cdn.example/x.js"></script>`],
    ['assets/a.css', `@import "//fonts.example/x.css";`],
    ['assets/a.css', `body { background: url('http://x.example/y.png') }`],
  ])('address: %s %s', (file, text) => {
    expect(remoteAddresses({ file, text })).toHaveLength(1);
  });

  it('knows a name from an address', () => {
    const text = `<svg xmlns="http://www.w3.org/2000/svg"><use href="#a"/></svg>`;
    expect(remoteAddresses({ file: 'assets/a.svg', text })).toEqual([]);
  });
});
