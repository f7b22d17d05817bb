import { parseYAML } from 'confbox/yaml';
import source from '@/assets/locales/en.yml?raw';

type Substitutions = readonly (string | number)[];
type Named = Readonly<Record<string, string | number>>;

/**
 * The words of the English locale without a browser, for the tests: what `#i18n` gives in a build.
 * An unknown key throws here, where the browser would show nothing.
 */
export const i18n = wordsOf(source);

/** The same for the text of any locale file. */
export function wordsOf(yaml: string) {
  const messages = flatten(parseYAML(yaml));
  function t(key: string, ...args: (number | Substitutions | Named | undefined)[]): string {
    const message = messages.get(key);
    if (message === undefined) throw new Error(`The locale file has no "${key}"`);
    const count = args.find((arg) => typeof arg === 'number');
    const listed = args.find((arg) => Array.isArray(arg)) as Substitutions | undefined;
    const named = args.find((arg) => typeof arg === 'object' && !Array.isArray(arg)) as Named | undefined;
    const text = substitute(message, listed ?? (count === undefined ? [] : [count]));
    return nameIn(count === undefined ? text : pluralOf(text, count), named ?? {});
  }
  return { t };
}

/** Nested keys joined with dots; plural forms (`0`, `1`, `n`) joined with bars, as the build writes them. */
function flatten(node: unknown, path: string[] = []): Map<string, string> {
  if (typeof node !== 'object' || node === null) return new Map([[path.join('.'), String(node)]]);
  const entries: [string, unknown][] = Object.entries(node);
  if (entries.length > 0 && entries.every(([key]) => key === 'n' || Number.isFinite(Number(key))))
    return new Map([[path.join('.'), entries.map(([, form]) => String(form)).join(' | ')]]);
  return new Map(entries.flatMap(([key, value]) => [...flatten(value, [...path, key])]));
}

/** `$1` to `$9` are the substitutions, `$$` is a dollar. */
function substitute(message: string, values: Substitutions): string {
  return message.replace(/\$(\$|[1-9])/g, (_, mark: string) =>
    mark === '$' ? '$' : String(values[Number(mark) - 1] ?? ''),
  );
}

/** One form serves all; of two the first is for one; of three they are for none, one and more. */
function pluralOf(message: string, count: number): string {
  const forms = message.split(' | ');
  const form = {
    1: forms[0],
    2: forms[count === 1 ? 0 : 1],
    3: forms[count === 0 || count === 1 ? count : 2],
  }[forms.length];
  if (form === undefined) throw new Error('Unknown plural formatting');
  return form;
}

function nameIn(message: string, named: Named): string {
  return message.replace(/\{(\w+)\}/g, (hole, name: string) => String(named[name] ?? hole));
}
