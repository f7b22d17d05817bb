import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { main } from './lib/main.mjs';
import { inside } from './lib/project.mjs';

/** Starts the hints and the re-created page of a site: `npm run new:site -- northgate northgate.example`. */
await main(async () => {
  const [id = '', host = ''] = process.argv.slice(2);
  if (!/^[a-z][a-z0-9]*$/.test(id) || !/^[a-z0-9.-]+\.[a-z]+$/.test(host))
    throw new Error(
      'Say a short name in small letters and a host: npm run new:site -- northgate northgate.example',
    );
  const hints = inside('lib', 'pages', 'sites', `${id}.ts`);
  const page = inside('test', 'playground', 'sites', `${id}.ts`);
  for (const file of [hints, page]) if (existsSync(file)) throw new Error(`${file} is there already`);
  const name = id[0].toUpperCase() + id.slice(1);

  await writeFile(
    hints,
    `import type { Site } from './site';

export const ${id}: Site = {
  id: '${id}',
  name: '${name}',
  hosts: ['${host}'],
};
`,
  );
  await writeFile(
    page,
    `import { en, level, now, page, quotedOf, type SitePage, spx } from './page';

/** ${name}: say here what its page is made of, and when that was seen. */

const { root, expiry, rows } = spx(7);
const words = ['Bid', 'Ask', 'Strike', 'Bid', 'Ask'];

const body = rows.map(({ strike, call, put }) => {
  const texts = [en(call.bid), en(call.ask), en(strike), en(put.bid), en(put.ask)];
  return \`<tr>\${texts.map((text) => \`<td>\${text}</td>\`).join('')}</tr>\`;
});

export const ${id}: readonly SitePage[] = [
  {
    id: '${id}',
    url: 'https://${host}/options?symbol=SPX',
    now,
    html: page(
      'SPX options',
      \`<h1>SPX \${en(level)}</h1><p>Expiration: \${expiry}</p><table><thead><tr>\${words.map((word) => \`<th>\${word}</th>\`).join('')}</tr></thead><tbody>\${body.join('')}</tbody></table>\`,
    ),
    expected: [{ underlying: 'SPX', root, expiry, spot: level, rows: quotedOf(rows) }],
  },
];
`,
  );
  await register(inside('lib', 'pages', 'sites', 'index.ts'), id);
  await register(inside('test', 'playground', 'sites', 'index.ts'), id);
  console.log(
    `Made ${hints}\nand ${page}\nNow make the page look like the real one, and run: npx vitest run --project dom test/pages -t ${id}`,
  );
});

/** Adds one import and one entry to a list that is in the order of its names. */
async function register(file, id) {
  const lines = (await readFile(file, 'utf8')).split('\n');
  insert(lines, /^import \{ (\w+) \} from '\.\/\w+';$/, id, `import { ${id} } from './${id}';`);
  insert(lines, /^ {2}(\w+),$/, id, `  ${id},`);
  await writeFile(file, lines.join('\n'));
}

function insert(lines, shape, id, line) {
  let at = -1;
  for (const [index, each] of lines.entries()) {
    const found = shape.exec(each)?.[1];
    if (found === undefined) continue;
    if (found > id) return void lines.splice(index, 0, line);
    at = index;
  }
  lines.splice(at + 1, 0, line);
}
