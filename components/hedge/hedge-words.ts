import { sayCoded } from '@/components/words';
import { type LayerState, SIGNAL_RULES } from '@/lib/core/hedge/activation';
import { OWN_SET } from '@/lib/core/hedge/hedge-choice';
import type { Layer, Structure } from '@/lib/core/hedge/layer';
import { HEDGE_SETS } from '@/lib/core/hedge/presets';
import type { HedgeDoubt } from '@/lib/core/hedge/refusal';
import { SIZING_RULES } from '@/lib/core/hedge/sizing-rules';
import type { HedgeTrouble, Note } from '@/lib/core/hedge/trouble';

/** The sentences of the hedge, made from the codes of the engine. */

/** Ids of sets and rules stand inside sentences by their names; what a user typed stands as it is. */
function named(part: string): string {
  if (RULES.has(part)) return sayRule(part);
  return SETS.has(part) ? saySet(part) : part;
}

const RULES = new Set<string>([...SIZING_RULES, 'most-debit', 'own-share']);
const SETS = new Set([OWN_SET, ...HEDGE_SETS.map(({ id }) => id)]);

/** `classic-4-4-2` as a key of the locale: `classic442`. */
export function keyOf(id: string): string {
  return id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/\W/g, '');
}

export function sayTrouble({ code, detail }: HedgeTrouble): { cause: string; remedy: string } {
  return {
    cause: sayCoded(`hedge.refusal.${code}`, detail.map(named)),
    remedy: sayCoded(`hedge.remedy.${code}`, detail.map(named)),
  };
}

export function sayHedgeDoubt({ code, detail }: HedgeDoubt): string {
  return sayCoded(`hedge.doubt.${code}`, detail.map(named));
}

export function sayConflict({ code, detail }: Note): string {
  return sayCoded(`hedge.conflict.${code}`, detail.map(named));
}

/** A sizing rule, or the budget or share that decided in its place. */
export function sayRule(id: string): string {
  return sayCoded(`hedge.rule.${keyOf(id)}`) || id;
}

export function saySilence(why: string): string {
  return sayCoded(`hedge.silence.${keyOf(why)}`);
}

export function sayMiss({ code, detail }: Note): string {
  return sayCoded(`hedge.miss.${code}`, detail);
}

export function sayUnmatched({ code, detail }: Note): string {
  return sayCoded(`hedge.unmatched.${code}`, detail);
}

export function sayState({ code, detail }: LayerState): string {
  return sayCoded(`hedge.layer.${code}`, detail.map(saySignalRule));
}

export function saySet(id: string): string {
  return sayCoded(`hedge.set.${keyOf(id)}`) || id;
}

export function sayRole(role: Layer['role']): string {
  return sayCoded(`hedge.role.${keyOf(role)}`);
}

export function sayStructure(kind: Structure['kind']): string {
  return sayCoded(`hedge.structure.${keyOf(kind)}`);
}

/** A rule of activation by its id, `always` among them, or a signal that one asks for. */
export function saySignalRule(id: string): string {
  return SIGNALS.has(id) ? sayCoded(`hedge.signalRule.${keyOf(id)}`) : id;
}

const SIGNALS = new Set([
  'always',
  ...SIGNAL_RULES.flatMap(({ id, conditions }) => [id, ...conditions.map(({ signal }) => signal)]),
]);

export function sayMove(id: string): string {
  const day = /^day-(.+)$/.exec(id);
  return day ? sayCoded('hedge.move.day', [day[1] ?? '']) : sayCoded(`hedge.move.${keyOf(id)}`) || id;
}
