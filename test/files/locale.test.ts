import { describe, expect, it } from 'vitest';
import { fileFailureCodes } from '@/lib/files/failure';
import { i18n } from '../support/words';

describe('the words for files', () => {
  it.each(fileFailureCodes)('give a cause and a remedy for %s', (code) => {
    const blanks = ['<line>', '<column>', '<text>'];
    expect(i18n.t(`file.${code}`, blanks)).toMatch(/\S/);
    expect(i18n.t(`fileRemedy.${code}`)).not.toContain('$');
  });
});
