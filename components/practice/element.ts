/** Makes elements of the practice broker's page: plain DOM, so that it is a page like any other. */

type Child = Node | string;

/** An element of this document with attributes (`null` leaves one out) and children. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  document: Document,
  tag: Tag,
  attributes: Readonly<Record<string, string | null>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** Sets text only where it differs, in the node that is there: a tick must not make nodes. */
export function write(text: Text, value: string): boolean {
  if (text.data === value) return false;
  text.data = value;
  return true;
}
