import { i18n } from '#i18n';
import { dated } from '@/components/format';
import { sayCoded } from '@/components/words';
import { ANNOUNCED, type Announcement, nextAnnouncement } from '@/lib/core/hedge/announcements';
import type { Instant } from '@/lib/core/unit';

export type AnnouncedProps = {
  readonly known: readonly Announcement[];
  readonly forget: () => void;
  readonly now: Instant;
};

/** What the user's calendars say is announced next, for layers that count in only before it. */
export function Announced({ known, forget, now }: AnnouncedProps) {
  const next = ANNOUNCED.flatMap((kind) => nextAnnouncement(known, kind, now) ?? []);
  const missing = ANNOUNCED.filter((kind) => !next.some((each) => each.kind === kind));
  return (
    <div class="announced" data-testid="announced">
      {next.length > 0 && (
        <p>
          {i18n.t('announced.next', [next.map(sayAnnouncement).join(' · ')])}{' '}
          <button type="button" class="link" onClick={forget}>
            {i18n.t('announced.forget')}
          </button>
        </p>
      )}
      {missing.length > 0 && (
        <p class="note">{i18n.t('announced.missing', [missing.map(sayAnnounced).join(', ')])}</p>
      )}
    </div>
  );
}

/** Such as “FOMC 9 Dec 2026”. */
export function sayAnnouncement({ kind, date }: Announcement): string {
  return `${sayAnnounced(kind)} ${dated(date)}`;
}

function sayAnnounced(kind: Announcement['kind']): string {
  return sayCoded(`announced.${kind}`);
}
