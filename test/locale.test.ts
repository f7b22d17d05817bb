import { readFileSync } from 'node:fs';
import { parseYAML } from 'confbox/yaml';
import { describe, expect, it } from 'vitest';
import { FIELDS } from '@/components/options/fields';
import { CONDOR_FIGURES } from '@/lib/core/condor/figures';
import { ownRuleRefusals } from '@/lib/core/condor/own-rules';
import { DECIDE_ACTIONS, decideRefusalCodes } from '@/lib/core/decide/decision';
import { doubtCodes } from '@/lib/core/doubt';
import { failureCodes } from '@/lib/core/failure';
import { HEDGE_FIGURES } from '@/lib/core/hedge/figures';
import { MOVES } from '@/lib/core/hedge/moves';
import { HEDGE_SETS } from '@/lib/core/hedge/presets';
import { hedgeDoubtCodes } from '@/lib/core/hedge/refusal';
import { SIZING_RULES } from '@/lib/core/hedge/sizing-rules';
import { hedgeTroubleCodes } from '@/lib/core/hedge/trouble';
import { defectCodes } from '@/lib/core/market/defect';
import { formats } from '@/lib/core/tickets/formats';
import { limitWarningCodes } from '@/lib/core/tickets/limit';
import { ticketFailureCodes } from '@/lib/core/tickets/ticket-failure';

const english = readFileSync('assets/locales/en.yml', 'utf8');
const german = readFileSync('assets/locales/de.yml', 'utf8');

/** The keys of the locale, nested ones joined by dots. */
function keysOf(yaml: string): Set<string> {
  const keys = new Set<string>();
  let path: string[] = [];
  for (const line of yaml.split('\n')) {
    const found = /^( *)(\w+):/.exec(line);
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

  it.each([...CONDOR_FIGURES, 'breakEvenNow'])('name and define the number %s of a condor', (id) => {
    expect(keys).toContain(`figure.condor.${id}.title`);
    expect(keys).toContain(`figure.condor.${id}.definition`);
  });

  it.each([...ticketFailureCodes, ...limitWarningCodes])('say what is wrong with a ticket for %s', (code) =>
    expect(keys).toContain(`ticket.${code}`),
  );

  it.each(formats)('name the format $id and say what it is for', ({ id }) => {
    const name = id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    expect(keys).toContain(`format.${name}`);
    expect(keys).toContain(`formatAbout.${name}`);
  });

  it.each(FIELDS)('name and define the setting $id', (field) => {
    const own = field.kind === 'choice' ? field.choices : [];
    for (const each of ['title', 'definition', ...own]) expect(keys).toContain(`option.${field.id}.${each}`);
  });

  it.each(ownRuleRefusals)('say why a rule of the user’s own is refused for %s', (code) =>
    expect(keys).toContain(`rules.refused.${code}`),
  );

  it.each(defectCodes)('say why a row is mistrusted for %s', (code) =>
    expect(keys).toContain(`defect.${code.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}`),
  );

  const word = (code: string) => code.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

  it.each(hedgeTroubleCodes)('give a cause and a remedy for a hedge that is not, %s', (code) => {
    expect(keys).toContain(`hedge.refusal.${code}`);
    expect(keys).toContain(`hedge.remedy.${code}`);
  });

  it.each(decideRefusalCodes)('give a cause and a remedy for an action that is not, %s', (code) => {
    expect(keys).toContain(`decide.refusal.${code}`);
    expect(keys).toContain(`decide.remedy.${code}`);
  });

  it('say what stands between a hedge and belief in it, and name its numbers, sets, rules and actions', () => {
    const wanted = [
      ...hedgeDoubtCodes.map((code) => `hedge.doubt.${code}`),
      ...HEDGE_FIGURES.map((id) => `hedge.figure.${id}`),
      ...HEDGE_SETS.map(({ id }) => `hedge.set.${word(id).replace(/\W/g, '')}`),
      ...MOVES.filter(({ date }) => date === undefined).map(
        ({ id }) => `hedge.move.${word(id).replace(/\W/g, '')}`,
      ),
      ...SIZING_RULES.map((rule) => `hedge.rule.${word(rule)}`),
      ...DECIDE_ACTIONS.map((action) => `decide.action.${word(action)}`),
    ];
    expect(wanted.filter((key) => !keys.has(key))).toEqual([]);
  });

  it('promise nothing', () => {
    expect(english).not.toMatch(/guarantee|\bsafe\b|risk-free profit|recommended/i);
    expect(german).not.toMatch(/garantier|\bsicher\b|risikolos|empfohlen|empfehlen/i);
  });

  it('say the same things in German, with the same blanks', () => {
    const [ours, theirs] = [messagesOf(english), messagesOf(german)];
    expect([...theirs.keys()].sort()).toEqual([...ours.keys()].sort());
    const blanks = (words: string) => [...words.matchAll(/\$\d/g)].map(([blank]) => blank).sort();
    for (const [key, words] of ours) expect(blanks(theirs.get(key) ?? ''), key).toEqual(blanks(words));
  });
});

/** Every message of a locale file by its key. */
function messagesOf(yaml: string, found = new Map<string, string>()): Map<string, string> {
  const walk = (node: unknown, path: string): void => {
    if (typeof node === 'object' && node !== null)
      for (const [key, value] of Object.entries(node)) walk(value, path ? `${path}.${key}` : key);
    else found.set(path, String(node));
  };
  walk(parseYAML(yaml), '');
  return found;
}
