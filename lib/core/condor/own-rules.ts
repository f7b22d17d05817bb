import { fail, ok, type Result } from '../result';
import { refuseLimits, USUAL_WIDTHS } from './limits';
import { ENTRY_PRESETS, type EntryPreset } from './presets';

/** An entry rule of the user's own. */
export type OwnRule = Pick<EntryPreset, 'objective' | 'limits'> & {
  /** Never that of a preset. */
  readonly id: string;
  readonly name: string;
  /** Days to expiry for which it comes before the presets, both ends included; `null`: only when it is chosen. */
  readonly days: { readonly low: number; readonly high: number } | null;
};

/** The words stand in the locale under `rules.refused.<code>`. */
export const ownRuleRefusals = ['many', 'name', 'taken', 'days', 'limits'] as const;
export type OwnRuleRefusal = (typeof ownRuleRefusals)[number];

export const MOST_RULES = 20;
export const LONGEST_NAME = 40;
/** The longest options run for some years. */
export const MOST_DAYS = 4_000;

const ownId = /^own-[0-9a-z-]{1,40}$/;
/** Controls, zero-width characters and those that turn the direction of writing. */
const hidden = /[\p{Cc}\p{Cf}]/u;

export function isOwnId(id: string): boolean {
  return ownId.test(id);
}

/** Whether this may name a rule, a preset or one of the user's own. */
export function isRuleId(id: string): boolean {
  return isOwnId(id) || ENTRY_PRESETS.some((preset) => preset.id === id);
}

/** The first thing that makes these rules no rules, or null. */
export function refuseRules(rules: readonly OwnRule[]): OwnRuleRefusal | null {
  if (rules.length > MOST_RULES) return 'many';
  for (const { id, name, days, limits } of rules) {
    if (!isOwnId(id) || name.trim() === '' || name.length > LONGEST_NAME || hidden.test(name)) return 'name';
    if (days && !(isDays(days.low) && isDays(days.high) && days.low <= days.high)) return 'days';
    if (refuseLimits(limits)) return 'limits';
  }
  const taken = new Set(rules.map(({ name }) => name)).size < rules.length;
  return taken || new Set(rules.map(({ id }) => id)).size < rules.length ? 'taken' : null;
}

/** The rules with this one in its place, or after them where it is new. */
export function withRule(
  rules: readonly OwnRule[],
  rule: OwnRule,
): Result<readonly OwnRule[], OwnRuleRefusal> {
  const place = rules.findIndex(({ id }) => id === rule.id);
  const changed = place < 0 ? [...rules, rule] : rules.with(place, rule);
  const refused = refuseRules(changed);
  return refused ? fail(refused) : ok(changed);
}

export function withoutRule(rules: readonly OwnRule[], id: string): readonly OwnRule[] {
  return rules.filter((rule) => rule.id !== id);
}

/** A rule that nobody has made anything of. */
export const PLAIN_RULE: Pick<OwnRule, 'objective' | 'limits' | 'days'> = {
  objective: 'returnOnRisk',
  limits: { widths: USUAL_WIDTHS, unequalWings: true, outOfTheMoney: true },
  days: null,
};

/** Another rule of the same content; it waits to be chosen, or it would take the other's place at once. */
export function copyOf(
  { objective, limits }: Pick<OwnRule, 'objective' | 'limits'>,
  id: string,
  name: string,
): OwnRule {
  return { id, name, days: null, objective, limits };
}

/** This name, shortened where it must be, with the first number that no rule has yet. */
export function freeName(rules: readonly OwnRule[], wanted: string): string {
  const free = (name: string) => rules.every((rule) => rule.name !== name);
  const start = wanted.slice(0, LONGEST_NAME - 4).trim();
  if (free(start)) return start;
  let number = 2;
  while (!free(`${start} ${number}`)) number += 1;
  return `${start} ${number}`;
}

/** The rule of this id, own or preset. */
export function ruleNamed(own: readonly OwnRule[], id: string | null): OwnRule | EntryPreset | null {
  return own.find((rule) => rule.id === id) ?? ENTRY_PRESETS.find((rule) => rule.id === id) ?? null;
}

function isDays(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= MOST_DAYS;
}
