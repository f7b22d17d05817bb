import * as v from 'valibot';
import { type Failure, failure } from '@/lib/core/failure';
import { fail, ok, type Result } from '@/lib/core/result';
import type { Settings } from '@/lib/core/settings';
import { settingsShape } from './settings';
import { raised } from './vault';

/** Settings as a file that a person may keep, read and carry to another browser. */

const { version, schema } = settingsShape;
/** Files began with this version of the settings. */
const oldest = 2;
/** Far more than settings ever take. */
const longest = 200_000;

const backupSchema = v.object({
  wingspan: v.pipe(v.number(), v.integer(), v.minValue(oldest), v.maxValue(version)),
  settings: v.record(v.string(), v.unknown()),
});

export function writeBackup(settings: Settings): string {
  return `${JSON.stringify({ wingspan: version, settings }, null, 2)}\n`;
}

/** The settings in a file, or what is wrong with it; nothing is changed by reading. */
export function readBackup(text: string): Result<Settings, Failure> {
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
  const { wingspan, settings } = backup.output;
  const found = v.safeParse(schema, raised(settings, wingspan, settingsShape));
  if (found.success) return ok(found.output);
  return fail(failure('backupUnsound', `settings.${placeOf(found.issues[0])}`));
}

function placeOf({ path }: v.BaseIssue<unknown>): string {
  return path?.map(({ key }) => String(key)).join('.') ?? '';
}
