import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { day, exact } from '@/components/format';
import type { Failure } from '@/lib/core/failure';
import { contractOf } from '@/lib/core/market/contract';
import type { CalendarDate } from '@/lib/core/unit';

/** What the user says about the page; an empty answer takes everything back. */
export type Answer = {
  readonly symbol?: string;
  readonly root?: string;
  readonly expiry?: CalendarDate;
  readonly notation?: 'point' | 'comma';
  readonly show?: string;
};

export type QuestionProps = { readonly failure: Failure; readonly answer: (answer: Answer) => void };

/** A refusal that one click can mend: what the page leaves open, with the answers that it allows. */
export function Question({ failure: { code, detail }, answer }: QuestionProps) {
  switch (code) {
    case 'settlementUnknown':
      return (
        <Choices
          name={i18n.t('question.settlement')}
          choices={detail.map((root) => ({
            words: i18n.t(`question.${contractOf(root).settlement}`, [root]),
            pick: () => answer({ root }),
          }))}
        />
      );
    case 'expiryUnknown':
      return detail.length > 0 ? (
        <Choices
          name={i18n.t('question.expiry')}
          choices={detail.map((date) => ({
            words: day(date),
            pick: () => answer({ expiry: date as CalendarDate }),
          }))}
        />
      ) : (
        <Field
          name={i18n.t('question.expiry')}
          type="date"
          sound={/^\d{4}-\d{2}-\d{2}$/}
          pick={(date) => answer({ expiry: date as CalendarDate })}
        />
      );
    case 'contractUnknown':
      return detail.length > 0 ? (
        <Choices
          name={i18n.t('question.symbol')}
          choices={detail.map((symbol) => ({ words: symbol, pick: () => answer({ symbol }) }))}
        />
      ) : (
        <Field
          name={i18n.t('question.symbol')}
          type="text"
          sound={/^[A-Z]{1,6}$/}
          pick={(symbol) => answer({ symbol })}
        />
      );
    case 'notationUnclear':
      return <Notation detail={detail} answer={answer} />;
    default:
      return null;
  }
}

/** A number that could be meant in two ways, with both. */
function Notation({
  detail,
  answer,
}: { readonly detail: readonly string[] } & Pick<QuestionProps, 'answer'>) {
  const [text, point, comma] = detail;
  if (text === undefined || point === undefined || comma === undefined) return null;
  return (
    <Choices
      name={i18n.t('question.notation', [text])}
      choices={[
        { words: exact(Number(point)), pick: () => answer({ notation: 'point' }) },
        { words: exact(Number(comma)), pick: () => answer({ notation: 'comma' }) },
      ]}
    />
  );
}

type Choice = { readonly words: string; readonly pick: () => void };

function Choices({ name, choices }: { readonly name: string; readonly choices: readonly Choice[] }) {
  return (
    <fieldset class="question" data-testid="question">
      <legend>{name}</legend>
      {choices.map(({ words, pick }) => (
        <button type="button" key={words} onClick={pick}>
          {words}
        </button>
      ))}
    </fieldset>
  );
}

type FieldProps = {
  readonly name: string;
  readonly type: 'date' | 'text';
  readonly sound: RegExp;
  readonly pick: (value: string) => void;
};

function Field({ name, type, sound, pick }: FieldProps) {
  const id = useId();
  const [value, setValue] = useState('');
  const clean = type === 'text' ? value.trim().toUpperCase() : value;
  return (
    <form
      class="question"
      data-testid="question"
      onSubmit={(event) => {
        event.preventDefault();
        if (sound.test(clean)) pick(clean);
      }}
    >
      <label for={id}>{name}</label>
      {type === 'date' ? (
        <input id={id} type="date" value={value} onInput={(event) => setValue(event.currentTarget.value)} />
      ) : (
        <input id={id} type="text" value={value} onInput={(event) => setValue(event.currentTarget.value)} />
      )}
      <button type="submit" disabled={!sound.test(clean)}>
        {i18n.t('question.tell')}
      </button>
    </form>
  );
}
