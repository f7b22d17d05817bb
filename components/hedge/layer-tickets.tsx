import { i18n } from '#i18n';
import { CopyButton } from '@/components/ticket/copy-button';
import { sayTicket } from '@/components/words';
import type { HedgeView } from '@/lib/core/hedge/analysis';
import type { FormatId } from '@/lib/core/tickets/format';
import { formats } from '@/lib/core/tickets/formats';

export type LayerTicketsProps = {
  readonly hedge: HedgeView;
  readonly format: FormatId;
  /** Quotes are too old, or a doubt guards the copy. */
  readonly doubtful: boolean;
  readonly copy: (text: string) => Promise<boolean>;
};

/** One order for each layer, at the middle of its quotes and inside its bounds, in the format of the ticket. */
export function LayerTickets({ hedge, format, doubtful, copy }: LayerTicketsProps) {
  const writer = formats.find(({ id }) => id === format);
  if (hedge.ticket.byLayer.length === 0) return null;
  return (
    <details>
      <summary>{i18n.t('hedgePart.tickets')}</summary>
      {hedge.ticket.byLayer.map(({ place, mid }) => {
        const name = hedge.layers.find((layer) => layer.place === place)?.layer.name ?? String(place);
        const text = mid.ok ? writer?.write(mid.value.order) : null;
        return (
          <div key={place} class="layer-ticket">
            <h3>{name}</h3>
            {mid.ok && text?.ok && (
              <>
                <pre class="ticket-text">{text.value}</pre>
                {mid.value.warnings.length > 0 && (
                  <ul class="reasons">
                    {mid.value.warnings.map((warning) => (
                      <li key={warning.code}>{sayTicket(warning)}</li>
                    ))}
                  </ul>
                )}
                <div class="ticket-copy">
                  <CopyButton
                    text={text.value}
                    doubtful={doubtful || mid.value.warnings.length > 0}
                    copy={copy}
                    testId={`hedge-copy-${place}`}
                  />
                </div>
              </>
            )}
            {mid.ok && text && !text.ok && <p class="refused">{sayTicket(text.error)}</p>}
            {!mid.ok && <p class="refused">{i18n.t(`hedge.ticket.${mid.error.code}`)}</p>}
          </div>
        );
      })}
    </details>
  );
}
