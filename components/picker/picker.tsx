import { decimals, strike } from '@/components/format';
import { sayCoded, sayFailure } from '@/components/words';
import type { Picking } from '@/lib/follow/picking';
import type { PickRole } from '@/lib/pages/teach/picks';

export type Box = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

export type PickerProps = {
  readonly dark: boolean;
  readonly picking: Picking;
  /** What is pointed at now, and what was. */
  readonly target: Box | null;
  readonly marks: readonly (Box & { readonly role: PickRole })[];
  /** The card stands at the upper end of the window. */
  readonly above: boolean;
  /** The text of what is pointed at by keys, to be heard. */
  readonly heard: string;
  readonly saving: boolean;
  readonly lost: boolean;
  readonly act: {
    readonly save: (event: Event) => void;
    readonly back: (event: Event) => void;
    readonly skip: (event: Event) => void;
    readonly move: (event: Event) => void;
    readonly cancel: (event: Event) => void;
  };
};

const say = (key: string, ...detail: readonly string[]) => sayCoded(`teach.${key}`, detail);

/** What is asked for, what was pointed at, and what the page reads as with it. */
export function Picker({ dark, picking, target, marks, above, heard, saving, lost, act }: PickerProps) {
  const { asked, found, picks } = picking;
  const some = Object.keys(picks).length > 0;
  return (
    <div class={`surface picker ${dark ? 'dark' : ''}`}>
      {marks.map((mark) => (
        <div key={mark.role} class="mark" style={placed(mark)} />
      ))}
      {target && <div class="target" style={placed(target)} />}
      <section class={`teach ${above ? 'above' : ''}`} aria-label={say('title')}>
        <header>
          <b>{say('title')}</b>
          <Steps picking={picking} />
        </header>
        <p class="ask" role="status">
          {asked ? say(`ask.${asked}`) : say(found?.ok ? 'done' : 'stuck')}
        </p>
        <Verdict picking={picking} />
        {lost && (
          <p class="verdict no" role="alert">
            {say('notKept')}
          </p>
        )}
        <div class="acts">
          <button type="button" class="main" disabled={!found?.ok || saving} onClick={act.save}>
            {say('save')}
          </button>
          {asked && some && (
            <button type="button" onClick={act.skip}>
              {say('skip')}
            </button>
          )}
          {some && (
            <button type="button" onClick={act.back}>
              {say('back')}
            </button>
          )}
          <button type="button" onClick={act.cancel}>
            {say('cancel')}
          </button>
          <button type="button" class="move" aria-label={say('move')} title={say('move')} onClick={act.move}>
            <span aria-hidden="true">{above ? '↓' : '↑'}</span>
          </button>
        </div>
        <p class="hint">{say('hint')}</p>
        <p class="heard" role="status">
          {heard}
        </p>
      </section>
    </div>
  );
}

const placed = ({ left, top, width, height }: Box) => ({
  left: `${left}px`,
  top: `${top}px`,
  width: `${width}px`,
  height: `${height}px`,
});

function Steps({ picking: { steps } }: Pick<PickerProps, 'picking'>) {
  return (
    <ol>
      {steps.map(({ role, state }) => (
        <li key={role} class={state} aria-current={state === 'now' ? 'step' : undefined}>
          {say(`name.${role}`)}
        </li>
      ))}
    </ol>
  );
}

/** The row that was pointed at as it is read; or, once nothing is left to ask, why nothing is. */
function Verdict({ picking: { found, asked } }: Pick<PickerProps, 'picking'>) {
  if (found?.ok) {
    const { sample, strikes } = found.value;
    const two = ({ bid, ask }: typeof sample.call) => `${price(bid)} × ${price(ask)}`;
    return (
      <div class="verdict" role="status" data-testid="verdict">
        <b>{say('reads', String(strikes))}</b>
        <span>{say('sample', strike(sample.strike), two(sample.call), two(sample.put))}</span>
      </div>
    );
  }
  // Half of what is needed cannot be read yet; that is no news before the last cell.
  if (!found || asked) return null;
  const { cause, remedy } = sayFailure(found.error);
  return (
    <div class="verdict no" role="alert" data-testid="verdict">
      <b>{cause}</b>
      {/* The other reasons speak to somebody who looks at a broker's page, not at these clicks. */}
      <span>{found.error.code.startsWith('teach') ? remedy : say('again')}</span>
    </div>
  );
}

const price = (value: number | null) => (value === null ? '—' : decimals(value, 2));
