import { createStore } from 'zustand/vanilla';
import type { Backup } from '@/lib/core/backup';
import type { Failure } from '@/lib/core/failure';
import type { Recipe } from '@/lib/core/recipe';
import type { Settings } from '@/lib/core/settings';

/** What the options page shows. */
export type OptionsView = {
  readonly settings: Settings;
  /** Sites on which Wingspan reads by itself. */
  readonly granted: readonly string[];
  /** Pages that were taught, the newest first. */
  readonly taught: readonly { readonly site: string; readonly recipe: Recipe }[];
  readonly shortcuts: readonly { readonly name: string; readonly keys: string }[];
  /** What a file holds and what it would replace, shown before it is taken over. */
  readonly preview: { readonly before: Backup; readonly after: Backup } | null;
  readonly notice: Failure | null;
  /** What was just done and can be taken back. */
  readonly done: Done | null;
};

/** Words of what was done stand in the locale under `options.done.<what>`. */
export type Done = {
  readonly what: 'changed' | 'reset' | 'imported' | 'erased' | 'forgotten' | 'taught' | 'ruleRemoved';
  readonly undo: () => Promise<void>;
};

export function createOptionsView(settings: Settings) {
  return createStore<OptionsView>()(() => ({
    settings,
    granted: [],
    taught: [],
    shortcuts: [],
    preview: null,
    notice: null,
    done: null,
  }));
}
