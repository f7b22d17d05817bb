import type { Analysis } from '@/lib/core/analysis';
import type { Failure } from '@/lib/core/failure';
import type { Announcement } from '@/lib/core/hedge/announcements';
import type { DailyHistory } from '@/lib/core/hedge/daily-history';
import type { WrittenPosition } from '@/lib/core/hedge/written-position';
import type { Result } from '@/lib/core/result';
import type { CalendarDate } from '@/lib/core/unit';

/** A dropped or pasted file, as the panel shows it in the place of a tab. */
export type FileView =
  | { readonly kind: 'reading'; readonly name: string; readonly share: number }
  | { readonly kind: 'refused'; readonly name: string; readonly trouble: FileTrouble }
  /** Known for what it is, and of no use to the panel: a history, a calendar. */
  | { readonly kind: 'useless'; readonly name: string; readonly what: 'series' | 'calendar' }
  /** What somebody holds; nothing of it is kept until they say so. */
  | { readonly kind: 'position'; readonly name: string; readonly position: WrittenPosition }
  /** A history that is kept for the hedge. */
  | { readonly kind: 'history'; readonly name: string; readonly history: DailyHistory }
  /** A calendar that is kept for the hedge; the next announcement of each kind it tells of. */
  | { readonly kind: 'calendar'; readonly name: string; readonly next: readonly Announcement[] }
  | {
      readonly kind: 'shown';
      readonly name: string;
      /** All series of the file, and which of them is looked at. */
      readonly series: readonly { readonly root: string; readonly expiry: CalendarDate }[];
      readonly at: number;
      readonly analysis: Result<Analysis, Failure>;
    };

/** Words under `file.<code>` and `fileRemedy.<code>`; `asks` is what one click could answer. */
export type FileTrouble = {
  readonly code: string;
  readonly detail: readonly string[];
  readonly asks: readonly { readonly about: string; readonly options: readonly string[] }[];
};
