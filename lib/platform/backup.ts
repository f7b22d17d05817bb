import * as v from 'valibot';
import type { Backup } from '@/lib/core/backup';
import { type Failure, failure } from '@/lib/core/failure';
import { fail, ok, type Result } from '@/lib/core/result';
import { boughtShape } from './bought-layers';
import { hedgeShape } from './hedge-choice';
import { settingsShape } from './settings';
import { raised, type VaultShape } from './vault';

/** Settings, hedge and bought layers as a file that a person may keep, read and carry to another browser. */

const { version } = settingsShape;
/** Files began with this version of the settings. */
const oldest = 2;
/** Far more than all of it ever takes. */
const longest = 200_000;

/** What is kept beside the settings, each with the version it has there. */
const partOf = ({ version }: { readonly version: number }) =>
  v.optional(
    v.object({
      version: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(version)),
      value: v.unknown(),
    }),
  );

const backupSchema = v.object({
  wingspan: v.pipe(v.number(), v.integer(), v.minValue(oldest), v.maxValue(version)),
  settings: v.record(v.string(), v.unknown()),
  hedge: partOf(hedgeShape),
  bought: partOf(boughtShape),
});

export function writeBackup({ settings, hedge, bought }: Backup): string {
  const body = {
    wingspan: version,
    settings,
    ...(hedge && { hedge: { version: hedgeShape.version, value: hedge } }),
    ...(bought && { bought: { version: boughtShape.version, value: bought } }),
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}

/** What a file holds, or what is wrong with it; nothing is changed by reading. */
export function readBackup(text: string): Result<Backup, Failure> {
  let body: unknown;
  try {
    body = text.length > longest ? null : JSON.parse(text);
  } catch {
    body = null;
  }
  if (typeof body !== 'object' || body === null || !('wingspan' in body))
    return fail(failure('backupUnreadable'));
  const backup = v.safeParse(backupSchema, body);
  if (!backup.success) return fail(failure('backupUnsound', placeOf(backup.issues[0])));
  const { wingspan, ...parts } = backup.output;
  const settings = sound('settings', { version: wingspan, value: parts.settings }, settingsShape);
  if (!settings.ok) return settings;
  const hedge = parts.hedge ? sound('hedge', parts.hedge, hedgeShape) : ok(null);
  if (!hedge.ok) return hedge;
  const bought = parts.bought ? sound('bought', parts.bought, boughtShape) : ok(null);
  if (!bought.ok) return bought;
  return ok({ settings: settings.value, hedge: hedge.value, bought: bought.value });
}

/** One part as it is kept today, or the place in it that cannot be. */
function sound<T>(
  name: string,
  { version, value }: { readonly version: number; readonly value?: unknown },
  shape: VaultShape<T>,
): Result<T, Failure> {
  const found = v.safeParse(shape.schema, raised(value, version, shape));
  if (found.success) return ok(found.output);
  return fail(failure('backupUnsound', [name, placeOf(found.issues[0])].filter(Boolean).join('.')));
}

function placeOf({ path }: v.BaseIssue<unknown>): string {
  return path?.map(({ key }) => String(key)).join('.') ?? '';
}
