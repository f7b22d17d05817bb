import { type OwnRule, type OwnRuleRefusal, withoutRule, withRule } from '@/lib/core/condor/own-rules';
import type { Failure } from '@/lib/core/failure';
import { fail, type Result } from '@/lib/core/result';
import type { Settings } from '@/lib/core/settings';
import { settingsVault } from './settings';

/** Keep a rule among the settings, new or changed; of one that is refused nothing is kept. The settings as they are then. */
export async function keepRule(rule: OwnRule): Promise<Result<Settings, OwnRuleRefusal | Failure>> {
  const refused: OwnRuleRefusal[] = [];
  const kept = await settingsVault.update((settings) => {
    const rules = withRule(settings.condors.ownRules, rule);
    if (!rules.ok) refused.push(rules.error);
    return rules.ok ? withRules(settings, rules.value) : settings;
  });
  const [why] = refused;
  return why ? fail(why) : kept;
}

/** Forget a rule; the settings as they are then. */
export function forgetRule(id: string): Promise<Result<Settings, Failure>> {
  return settingsVault.update((settings) => withRules(settings, withoutRule(settings.condors.ownRules, id)));
}

function withRules(settings: Settings, ownRules: readonly OwnRule[]): Settings {
  return { ...settings, condors: { ...settings.condors, ownRules } };
}
