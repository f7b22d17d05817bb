/** Give the user a file, made here: no address is asked for it. Only for our own pages. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the file over by the next turn, but says so to nobody.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
