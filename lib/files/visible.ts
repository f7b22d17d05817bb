const longest = 80;

/**
 * Text of a file as it may stand in a sentence of ours: no controls, no marks that turn the direction of
 * writing or hide, blanks collapsed, at most 80 characters.
 */
export function visible(text: string): string {
  let shown = '';
  let blank = false;
  // A longer cell is cut before it is looked at.
  for (const sign of text.slice(0, 8 * longest)) {
    if (isHidden(sign.codePointAt(0) ?? 0)) continue;
    if (sign.trim() === '') blank = shown !== '';
    else {
      if (shown.length + sign.length + (blank ? 1 : 0) > longest) return shown;
      shown += blank ? ` ${sign}` : sign;
      blank = false;
    }
  }
  return shown;
}

function isHidden(code: number): boolean {
  if (code < 0x20) return code !== 0x09 && code !== 0x0a && code !== 0x0d;
  return (
    (code >= 0x7f && code <= 0x9f) ||
    code === 0xad ||
    code === 0x61c ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    code === 0xfeff ||
    (code >= 0xfff9 && code <= 0xfffd) ||
    code >= 0xe0000
  );
}
