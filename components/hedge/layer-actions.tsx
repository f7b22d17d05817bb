import { i18n } from '#i18n';

export type LayerActionsProps = {
  readonly name: string;
  readonly place: number;
  /** How many layers there are. */
  readonly of: number;
  readonly move: (to: number) => void;
  readonly remove: () => void;
};

/** What can be done with a whole layer. */
export function LayerActions({ name, place, of, move, remove }: LayerActionsProps) {
  return (
    <div class="layer-actions">
      <button
        type="button"
        class="link"
        data-testid="layer-up"
        disabled={place === 0}
        aria-label={i18n.t('hedgeEdit.upOf', [name])}
        onClick={() => move(place - 1)}
      >
        {i18n.t('hedgeEdit.up')}
      </button>
      <button
        type="button"
        class="link"
        data-testid="layer-down"
        disabled={place === of - 1}
        aria-label={i18n.t('hedgeEdit.downOf', [name])}
        onClick={() => move(place + 1)}
      >
        {i18n.t('hedgeEdit.down')}
      </button>
      <button
        type="button"
        class="link"
        data-testid="layer-remove"
        aria-label={i18n.t('hedgeEdit.removeOf', [name])}
        onClick={remove}
      >
        {i18n.t('hedgeEdit.remove')}
      </button>
    </div>
  );
}
