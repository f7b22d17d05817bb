import type { Chain } from '@/lib/core/market/chain';
import type { Instant } from '@/lib/core/unit';
import type { Answers } from '@/lib/files/answers';
import type { FileContent } from '@/lib/files/content';
import type { FileFailure } from '@/lib/files/failure';
import { readFile } from '@/lib/files/read-file';

/** After every real file. */
export const now = Date.parse('2026-09-08T16:00:00-04:00') as Instant;

/** What a text holds; throws its refusal. */
export function contentOf(text: string, name = 'test.csv', answers: Answers = {}): FileContent {
  const content = readFile({ name, text, now, answers });
  if (!content.ok) throw new Error(JSON.stringify(content.error));
  return content.value;
}

export function chainsOf(text: string, answers: Answers = {}, name = 'test.csv'): readonly Chain[] {
  const content = contentOf(text, name, answers);
  if (content.kind !== 'chains') throw new Error(content.kind);
  return content.chains;
}

/** Why a text is refused; throws where it is read. */
export function refusalOf(text: string, answers: Answers = {}, name = 'test.csv'): FileFailure {
  const content = readFile({ name, text, now, answers });
  if (content.ok) throw new Error(`read as ${content.value.kind}`);
  return content.error;
}
