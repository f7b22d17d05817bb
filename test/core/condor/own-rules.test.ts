import { describe, expect, it } from 'vitest';
import {
  copyOf,
  freeName,
  LONGEST_NAME,
  MOST_RULES,
  type OwnRule,
  PLAIN_RULE,
  refuseRules,
  ruleNamed,
  withoutRule,
  withRule,
} from '@/lib/core/condor/own-rules';
import { ENTRY_PRESETS } from '@/lib/core/condor/presets';

/** Rules that the user makes: what is refused loses nothing of what was there. */

const rule = (id: string, name = id): OwnRule => copyOf(PLAIN_RULE, `own-${id}`, name);
const three = [rule('a'), rule('b'), rule('c')];

describe('rules of the user’s own', () => {
  it('are added at the end, changed in their place, and removed', () => {
    const added = withRule(three, rule('d'));
    expect(added).toEqual({ ok: true, value: [...three, rule('d')] });
    const changed = withRule(three, { ...rule('b'), name: 'calm days', days: { low: 0, high: 3 } });
    expect(changed.ok && changed.value.map(({ name }) => name)).toEqual(['a', 'calm days', 'c']);
    expect(withoutRule(three, 'own-b')).toEqual([three[0], three[2]]);
  });

  it.each([
    ['no name', { name: ' ' }, 'name'],
    ['a name too long', { name: 'x'.repeat(LONGEST_NAME + 1) }, 'name'],
    ['a name that turns the writing', { name: 'a\u202eb' }, 'name'],
    ['the name of another', { name: 'a' }, 'taken'],
    ['days that end before they begin', { days: { low: 5, high: 4 } }, 'days'],
    ['half a day', { days: { low: 0.5, high: 4 } }, 'days'],
    ['days before today', { days: { low: -1, high: 4 } }, 'days'],
    ['an empty band', { limits: { ...PLAIN_RULE.limits, credit: { low: 2, high: 1 } } }, 'limits'],
    ['no width', { limits: { ...PLAIN_RULE.limits, widths: [] } }, 'limits'],
  ] as const)('are refused with %s', (_, change, why) => {
    expect(withRule(three, { ...rule('b'), ...change })).toEqual({ ok: false, error: why });
  });

  it('never pass for a preset, nor twice for one rule', () => {
    for (const { id } of ENTRY_PRESETS) expect(refuseRules([{ ...rule('a'), id }])).toBe('name');
    expect(refuseRules([rule('a'), { ...rule('a'), name: 'b' }])).toBe('taken');
  });

  it('stop at a number', () => {
    const full = Array.from({ length: MOST_RULES }, (_, i) => rule(`r${i}`));
    expect(refuseRules(full)).toBeNull();
    expect(withRule(full, rule('more'))).toEqual({ ok: false, error: 'many' });
  });

  it('are copied with everything but their days, under a name that is free and fits', () => {
    let rules: readonly OwnRule[] = [];
    const long = 'a name of exactly forty characters, so..';
    expect(long.length).toBe(LONGEST_NAME);
    for (let i = 0; i < MOST_RULES; i += 1) {
      const next = withRule(rules, copyOf(ENTRY_PRESETS[0] as never, `own-${i}`, freeName(rules, long)));
      if (!next.ok) throw new Error(next.error);
      rules = next.value;
    }
    expect(rules.every(({ limits, days }) => limits === ENTRY_PRESETS[0]?.limits && days === null)).toBe(
      true,
    );
    expect(ruleNamed(rules, 'own-3')).toBe(rules[3]);
    expect(ruleNamed(rules, 'classic')?.id).toBe('classic');
    expect(ruleNamed(rules, null)).toBeNull();
  });
});
