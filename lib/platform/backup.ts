import * as v from 'valibot';
import { type Failure, failure } from '@/lib/core/failure';
import { fail, ok, type Result } from '@/lib/core/result';
import type { Settings } from '@/lib/core/settings';
import { settingsSchema } from './settings';

/** Settings as a file that a person may keep, read and carry to another browser. */

const version = 2;
/** Far more than settings ever take. */
const longest = 200_000;

const backupSchema = v.object({ wingspan: v.literal(version), settings: settingsSchema });

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
  const found = v.safeParse(backupSchema, body);
  if (found.success) return ok(found.output.settings);
  const path = found.issues[0].path?.map(({ key }) => String(key)).join('.') ?? '';
  return fail(failure('backupUnsound', path));
}
