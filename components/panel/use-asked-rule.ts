import { useState } from 'preact/hooks';
import type { Rule } from '@/lib/core/stages/candidates';
import type { CondorChange } from '@/lib/core/stages/condor-settings';

/**
 * The rule as the user has just changed it, until the next reading says it too: what is typed does not fall back
 * for a moment, and of two quick changes neither undoes the other.
 */
export function useAskedRule(rule: Rule, choose: (change: CondorChange) => void) {
  const [asked, setAsked] = useState<{ readonly before: string; readonly rule: Rule } | null>(null);
  const before = JSON.stringify(rule);
  const present = asked?.before === before ? asked.rule : rule;
  const change = (part: Partial<Pick<Rule, 'objective' | 'limits'>>) => {
    setAsked({ before, rule: { ...present, ...part } });
    choose(part);
  };
  return { present, change };
}
