/**
 * Copy from one of our own pages, inside the click. Never by `execCommand`: a page would read and could replace what
 * is copied. False where the browser does not let us.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
