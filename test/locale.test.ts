import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { doubtCodes } from '@/lib/core/doubt';
import { failureCodes } from '@/lib/core/failure';
import { defectCodes } from '@/lib/core/market/defect';

const english = readFileSync('assets/locales/en.yml', 'utf8');

/** The keys of the locale, nested ones joined by dots. */
function keysOf(yaml: string): Set<string> {
  const keys = new Set<string>();
  let path: string[] = [];
  for (const line of yaml.split('\n')) {
    const found = /^( *)([A-Za-z]+):/.exec(line);
    if (!found) continue;
    path = [...path.slice(0, (found[1] ?? '').length / 2), found[2] ?? ''];
    keys.add(path.join('.'));
  }
  return keys;
}

describe('the locale', () => {
  const keys = keysOf(english);

  it.each(failureCodes)('give a cause and a remedy for %s', (code) => {
    expect(keys).toContain(`failure.${code}`);
    expect(keys).toContain(`remedy.${code}`);
  });

  it.each(doubtCodes)('say what is doubtful for %s', (code) => expect(keys).toContain(`doubt.${code}`));

  it.each(['forward', 'discount', 'straddle', 'volatility', 'expectedMove'])('name and define %s', (id) => {
    expect(keys).toContain(`figure.${id}.title`);
    expect(keys).toContain(`figure.${id}.definition`);
  });

  it.each(defectCodes)('say why a row is mistrusted for %s', (code) =>
    expect(keys).toContain(`defect.${code.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}`),
  );

  it('promise nothing', () =>
    expect(english).not.toMatch(/guarantee|\bsafe\b|risk-free profit|recommended/i));
});
