import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { sayCoded } from '@/components/words';
import type { LayerView } from '@/lib/core/hedge/analysis';
import {
  copiedSet,
  type Edited,
  withLayer,
  withLayerChanged,
  withLayerMoved,
  withoutLayer,
} from '@/lib/core/hedge/edit-set';
import { chosenSet, fromPreset, type HedgeChoice, OWN_SET } from '@/lib/core/hedge/hedge-choice';
import { type LayerRefusal, MOST_LAYERS } from '@/lib/core/hedge/layer';
import { saySet } from './hedge-words';
import { LayerActions } from './layer-actions';
import { LayerFields } from './layer-fields';

export type LayerEditorProps = {
  readonly choice: HedgeChoice;
  readonly set: (choice: HedgeChoice) => void;
  /** What the layers came to; empty where no VIX chain was read. */
  readonly views: readonly LayerView[];
};

/** Where the keyboard goes after the layers have changed places: the place, and the button or field there. */
type Goal = { readonly place: number; readonly part: string };

/** The layers as they are, and who is who: a field that is half typed in goes where its layer goes. */
type State = Pick<HedgeChoice, 'set' | 'own'> & { readonly keys: readonly number[] };

/** The layers as the user wants them. A preset that is edited becomes the user's own set, and stays itself. */
export function LayerEditor({ choice, set, views }: LayerEditorProps) {
  const { layers } = chosenSet(choice);
  const from = fromPreset(choice);
  const [keys, setKeys] = useState<readonly number[]>(() => layers.map((_, i) => i));
  const [past, setPast] = useState<readonly State[]>([]);
  const [refused, setRefused] = useState<LayerRefusal | null>(null);
  const [said, setSaid] = useState('');
  const [goal, setGoal] = useState<Goal | null>(null);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!goal) return;
    setGoal(null);
    const card = root.current?.querySelectorAll('fieldset')[goal.place];
    const wanted = card?.querySelector<HTMLElement>(`[data-testid=${goal.part}]:not(:disabled)`);
    const next = wanted ?? card?.querySelector<HTMLElement>('button:not(:disabled)');
    (next ?? root.current?.querySelector<HTMLElement>('[data-testid=layer-add]'))?.focus();
  }, [goal]);

  const take = ({ keys, ...layered }: State) => {
    setKeys(keys);
    setRefused(null);
    set({ ...choice, ...layered });
  };
  const leave = (next: State) => {
    setPast([...past, { set: choice.set, own: choice.own, keys }]);
    take(next);
  };
  const keep = (edited: Edited, words: string, next: readonly number[], goal: Goal | null) => {
    if (!edited.ok) {
      setRefused(edited.error);
      return false;
    }
    setSaid(words);
    setGoal(goal);
    leave({ set: OWN_SET, own: { from, set: edited.value }, keys: next });
    return true;
  };
  const own = copiedSet(chosenSet(choice), OWN_SET);
  const full = layers.length >= MOST_LAYERS;
  const before = past.at(-1);
  const unused = Math.max(-1, ...keys) + 1;
  const preset = { set: from, own: null };

  return (
    <div class="layer-editor" ref={root} data-testid="layer-editor">
      {layers.map((layer, place) => (
        <fieldset key={keys[place]}>
          <legend>{layer.name}</legend>
          <LayerFields
            layer={layer}
            view={views.find((view) => view.place === place)}
            change={(change) => keep(withLayerChanged(own, place, change), '', keys, null)}
          />
          <LayerActions
            name={layer.name}
            place={place}
            of={layers.length}
            move={(to) =>
              keep(
                withLayerMoved(own, place, to),
                i18n.t('hedgeEdit.moved', [layer.name, String(to + 1)]),
                keys.toSpliced(place, 1).toSpliced(to, 0, keys[place] ?? 0),
                { place: to, part: to < place ? 'layer-up' : 'layer-down' },
              )
            }
            remove={() =>
              keep(
                withoutLayer(own, place),
                i18n.t('hedgeEdit.removed', [layer.name]),
                keys.toSpliced(place, 1),
                { place: Math.min(place, layers.length - 2), part: 'layer-remove' },
              )
            }
          />
          {refused?.layer === place && <Refused refusal={refused} />}
        </fieldset>
      ))}
      {refused && !layers[refused.layer] && <Refused refusal={refused} />}
      <div class="layer-actions">
        <button
          type="button"
          class="link"
          data-testid="layer-add"
          disabled={full}
          onClick={() =>
            keep(withLayer(own, layers.at(-1)), i18n.t('hedgeEdit.added'), [...keys, unused], {
              place: layers.length,
              part: 'layer-name',
            })
          }
        >
          {i18n.t('hedgeEdit.add')}
        </button>
        {full && <span class="quiet">{i18n.t('hedgeEdit.refused.name')}</span>}
        {before && (
          <button
            type="button"
            class="link"
            data-testid="layers-undo"
            onClick={() => {
              setPast(past.slice(0, -1));
              setSaid(i18n.t('hedgeEdit.undone'));
              take(before);
            }}
          >
            {i18n.t('options.undo')}
          </button>
        )}
        {choice.set === OWN_SET && (
          <button
            type="button"
            class="link"
            data-testid="layers-reset"
            onClick={() =>
              leave({
                ...preset,
                keys: chosenSet({ ...choice, ...preset }).layers.map((_, i) => unused + i),
              })
            }
          >
            {i18n.t('hedgeEdit.reset', [saySet(from)])}
          </button>
        )}
      </div>
      <p role="status" class="quiet">
        {said}
      </p>
    </div>
  );
}

function Refused({ refusal }: { readonly refusal: LayerRefusal }) {
  return (
    <p class="refused" role="alert">
      {sayCoded(`hedgeEdit.refused.${refusal.what}`)}
    </p>
  );
}
