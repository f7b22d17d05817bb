import { describe, expect, it, vi } from 'vitest';
import { i18n, wordsOf } from './support/words';

const yaml = `
plain: A condor
legs:
  short: Short $1 at $2
  price: $$5 and $1
items: { 0: none, 1: one strike, n: $1 strikes }
days: { 1: a day, n: $1 days }
hello: Hello {name}, {missing}
`;

describe('words', () => {
  it('agrees with the module the build uses', async () => {
    const { generateChromeMessages, parseMessagesText } = await import('@wxt-dev/i18n/build');
    const messages = generateChromeMessages(parseMessagesText(yaml, 'YAML'));
    vi.stubGlobal('chrome', {
      runtime: { id: 'test' },
      i18n: {
        getMessage: (key: string, values: string[] = []) =>
          messages[key]?.message.replace(/\$(\$|\d)/g, (_, mark: string) =>
            mark === '$' ? '$' : (values[Number(mark) - 1] ?? ''),
          ),
      },
    });
    const { createI18n } = await import('@wxt-dev/i18n');
    const theirs = createI18n() as unknown as typeof i18n;
    const ours = wordsOf(yaml);
    const calls: [key: string, ...args: never[]][] = [
      ['plain'],
      ['legs.short', ['put', 4900] as never],
      ['legs.price', ['x'] as never],
      ...[0, 1, 2, 7].map((n): [string, never] => ['items', n as never]),
      ...[0, 1, 2].map((n): [string, never] => ['days', n as never]),
      ['items', 3 as never, ['three'] as never],
      ['hello', { name: 'Ada' } as never],
    ];
    for (const [key, ...args] of calls) expect(ours.t(key, ...args), key).toBe(theirs.t(key, ...args));
    vi.unstubAllGlobals();
  });

  it('reads the locale of the product and refuses a word that is not there', () => {
    expect(i18n.t('extName')).toBe('Wingspan');
    expect(() => i18n.t('no.such.word')).toThrow('no.such.word');
  });
});
