import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { sayFailure } from '@/components/words';
import type { Failure } from '@/lib/core/failure';
import type { Recipe } from '@/lib/core/recipe';

export type TaughtPage = { readonly site: string; readonly recipe: Recipe };

export type TaughtPagesProps = {
  readonly pages: readonly TaughtPage[];
  readonly forget: (page: TaughtPage) => void;
  readonly copy: (page: TaughtPage) => Promise<boolean>;
  /** Take in a line that somebody sent; a reason where it is none. */
  readonly add: (line: string) => Failure | null;
};

/** The pages that were taught, each with a line to send and a way out, and a field for lines from others. */
export function TaughtPages({ pages, forget, copy, add }: TaughtPagesProps) {
  const [copied, setCopied] = useState<TaughtPage | null>(null);
  return (
    <section data-testid="taught">
      <h2>{i18n.t('recipes.title')}</h2>
      {pages.length === 0 && <p class="aside">{i18n.t('recipes.none')}</p>}
      <ul class="sites">
        {pages.map((page) => (
          <li key={`${page.site} ${JSON.stringify(page.recipe)}`}>
            <span>
              <b>{page.site}</b> {summaryOf(page.recipe)}
            </span>
            <span class="actions">
              <button
                type="button"
                aria-label={i18n.t('recipes.copyOf', [page.site])}
                onClick={() => void copy(page).then((done) => setCopied(done ? page : null))}
              >
                {i18n.t(copied === page ? 'recipes.copied' : 'recipes.copy')}
              </button>
              <button
                type="button"
                aria-label={i18n.t('recipes.removeOf', [page.site])}
                onClick={() => forget(page)}
              >
                {i18n.t('recipes.remove')}
              </button>
            </span>
          </li>
        ))}
      </ul>
      <LineField add={add} />
    </section>
  );
}

function summaryOf({ parts, expiry }: Recipe): string {
  const columns = parts.reduce((sum, part) => sum + part.columns.length, 0);
  const by = i18n.t(parts.some(({ kind }) => kind === 'rows') ? 'recipes.byRows' : 'recipes.byHeads');
  const place = expiry ? `, ${i18n.t('recipes.withExpiry')}` : '';
  return i18n.t('recipes.summary', [String(columns), by]) + place;
}

function LineField({ add }: Pick<TaughtPagesProps, 'add'>) {
  const [line, setLine] = useState('');
  const [refused, setRefused] = useState<Failure | null>(null);
  const words = refused && sayFailure(refused);
  return (
    <form
      class="line"
      onSubmit={(event) => {
        event.preventDefault();
        const why = add(line);
        setRefused(why);
        // What was refused stays, to be mended.
        if (!why) setLine('');
      }}
    >
      <label>
        {i18n.t('recipes.line')}
        <input
          type="text"
          spellcheck={false}
          autocomplete="off"
          value={line}
          data-testid="recipe-line"
          {...(words && { 'aria-invalid': true, 'aria-describedby': 'recipe-refused' })}
          onInput={(event) => {
            setLine(event.currentTarget.value);
            setRefused(null);
          }}
        />
      </label>
      <button type="submit" disabled={line.trim() === ''}>
        {i18n.t('recipes.add')}
      </button>
      <p id="recipe-refused" class="wrong" role="status">
        {words && `${words.cause} ${words.remedy}`}
      </p>
    </form>
  );
}
