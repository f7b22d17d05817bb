import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';

export type CopyButtonProps = {
  /** What stands in the preview at this moment. */
  readonly text: string;
  /** Something speaks against the ticket: the first click only says so. */
  readonly doubtful: boolean;
  /** False where the browser does not let us. */
  readonly copy: (text: string) => Promise<boolean>;
  /** The text that was just copied, and `null` once that has been said long enough. */
  readonly holds?: (text: string | null) => void;
  readonly testId: string;
};

/** How long "Copied" stands. */
const proudMs = 2_500;

/** What became of the last click, with the text it was about. */
type Done = { readonly copied: boolean; readonly text: string };

/** Copies the preview as it is. A doubtful ticket takes two clicks, and both on the same text. */
export function CopyButton({ text, doubtful, copy, holds, testId }: CopyButtonProps) {
  const [asked, setAsked] = useState<string | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const sure = !doubtful || asked === text;
  useEffect(() => {
    if (!done?.copied) return;
    const over = setTimeout(() => {
      setDone(null);
      holds?.(null);
    }, proudMs);
    return () => clearTimeout(over);
  }, [done]);
  const click = (event: MouseEvent) => {
    // A script may press our button; only a person copies.
    if (!event.isTrusted) return;
    if (!sure) {
      setAsked(text);
      return;
    }
    setAsked(null);
    holds?.(text);
    void copy(text).then((copied) => {
      if (!copied) holds?.(null);
      setDone({ copied, text });
    });
  };
  return (
    <>
      <button
        type="button"
        class={`main ${sure && doubtful ? 'warned' : ''}`}
        data-testid={testId}
        onClick={click}
        onBlur={() => setAsked(null)}
      >
        {i18n.t(sure ? (doubtful ? 'ticketPart.copyAnyway' : 'ticketPart.copy') : 'ticketPart.copyDoubtful')}
      </button>
      <span role="status" class="copied">
        {done?.copied && i18n.t('ticketPart.copied')}
      </span>
      {done && !done.copied && <ByHand text={done.text} />}
    </>
  );
}

/** The way out where the browser forbids the clipboard: the text, selected, for the user's own keys. */
function ByHand({ text }: { readonly text: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.select(), [text]);
  return (
    <label class="by-hand">
      {i18n.t('ticketPart.blocked')}
      <textarea ref={field} readOnly rows={3} value={text} />
    </label>
  );
}
