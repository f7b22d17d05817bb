import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');

/** What the product may ever ask for without asking the user. */
const ALLOWED = [
  'activeTab',
  'alarms',
  'contextMenus',
  'scripting',
  'sidePanel',
  'storage',
  'unlimitedStorage',
];

type Manifest = {
  manifest_version: number;
  permissions?: string[];
  optional_permissions?: string[];
  host_permissions?: string[];
  optional_host_permissions?: string[];
  content_scripts?: { matches: string[] }[];
  web_accessible_resources?: unknown[];
  externally_connectable?: unknown;
  content_security_policy?: { extension_pages?: string; sandbox?: string };
  incognito?: string;
  commands?: Record<string, { suggested_key?: object }>;
  sidebar_action?: { open_at_install?: boolean };
  browser_specific_settings?: { gecko?: Record<string, unknown> };
  update_url?: string;
};

const read = (build: string): Manifest =>
  JSON.parse(readFileSync(path.join(root, '.output', build, 'manifest.json'), 'utf8'));

describe.each(['chrome-mv3', 'firefox-mv3'])('the manifest of %s', (build) => {
  const manifest = read(build);

  it('asks for no more than was promised, and for no host', () => {
    expect(manifest.manifest_version).toBe(3);
    expect((manifest.permissions ?? []).filter((each) => !ALLOWED.includes(each))).toEqual([]);
    expect((manifest.optional_permissions ?? []).filter((each) => !ALLOWED.includes(each))).toEqual([]);
    expect(manifest.host_permissions ?? []).toEqual([]);
    expect(manifest.content_scripts ?? [], 'content scripts are registered when the user says so').toEqual(
      [],
    );
    expect(manifest.optional_host_permissions).toEqual(['https://*/*', 'http://*/*']);
  });

  it('shows nothing of itself to pages', () => {
    expect(manifest.web_accessible_resources ?? []).toEqual([]);
    expect(manifest.externally_connectable).toBeUndefined();
  });

  it('lets its pages connect to nothing', () => {
    const policy = directives(manifest.content_security_policy?.extension_pages ?? '');
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.get('connect-src')).toEqual(["'none'"]);
    expect(policy.get('script-src')).toEqual(["'self'"]);
    expect(policy.get('form-action')).toEqual(["'none'"]);
    const remote = [...policy.values()]
      .flat()
      .filter((source) => /^https?:|^wss?:|\*|unsafe-eval/.test(source));
    expect(remote).toEqual([]);
    expect(manifest.content_security_policy?.sandbox).toBeUndefined();
  });

  it('stays out of private windows', () => {
    expect(manifest.incognito).toBe('not_allowed');
  });

  it('suggests at most four shortcuts', () => {
    const suggested = Object.values(manifest.commands ?? {}).filter((command) => command.suggested_key);
    expect(suggested.length).toBeLessThanOrEqual(4);
  });

  it('is updated by the store alone', () => {
    expect(manifest.update_url).toBeUndefined();
  });
});

describe('the manifest for Firefox', () => {
  const manifest = read('firefox-mv3');

  it('has a fixed id, a lowest version and collects nothing', () => {
    expect(manifest.browser_specific_settings?.gecko).toEqual({
      id: 'wingspan@wingspan.example',
      strict_min_version: '142.0',
      data_collection_permissions: { required: ['none'] },
    });
  });

  it.skipIf(!existsSync(path.join(root, 'entrypoints/sidepanel')))(
    'has a sidebar that does not open by itself',
    () => {
      expect(manifest.sidebar_action?.open_at_install).toBe(false);
    },
  );
});

function directives(policy: string): Map<string, string[]> {
  return new Map(
    policy.split(';').flatMap((part): [string, string[]][] => {
      const [name, ...sources] = part.trim().split(/\s+/);
      return name ? [[name, sources]] : [];
    }),
  );
}
