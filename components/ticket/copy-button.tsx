import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';

export type CopyButtonProps = {
  /** What stands in the preview at this moment. */
  readonly text: string;
  /** Something speaks against the ticket: the first click only says so. */
  readonly doubtful: boolean;
  readonly copy: (text: string) => Promise<boolean>;
};

/** How long "Copied" stands. */
const proudMs = 2_500;

type Done = 'copied' | 'blocked' | null;

/** Copies the preview as it is. A doubtful ticket takes two clicks, and both on the same text. */
export function CopyButton({ text, doubtful, copy }: CopyButtonProps) {
  const [asked, setAsked] = useState<string | null>(null);
  const [done, setDone] = useState<Done>(null);
  const sure = !doubtful || asked === text;
  useEffect(() => {
    if (done !== 'copied') return;
    const over = setTimeout(() => setDone(null), proudMs);
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
    void copy(text).then((copied) => setDone(copied ? 'copied' : 'blocked'));
  };
  return (
    <>
      <button
        type="button"
        class={`main ${sure && doubtful ? 'warned' : ''}`}
        data-testid="ticket-copy"
        onClick={click}
        onBlur={() => setAsked(null)}
      >
        {i18n.t(sure ? (doubtful ? 'ticketPart.copyAnyway' : 'ticketPart.copy') : 'ticketPart.copyDoubtful')}
      </button>
      <span role="status" class="copied">
        {done === 'copied' && i18n.t('ticketPart.copied')}
      </span>
      {done === 'blocked' && <ByHand text={text} />}
    </>
  );
}

/** The way out where the browser forbids the clipboard: the text, selected, for the user's own keys. */
function ByHand({ text }: { readonly text: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <label class="by-hand">
      {i18n.t('ticketPart.blocked')}
      <textarea ref={field} readOnly rows={3} value={text} />
    </label>
  );
}
