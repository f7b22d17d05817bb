import { browserVariables, ensureBrowsers } from './lib/browsers.mjs';
import { build } from './lib/builds.mjs';
import { ensureInstall } from './lib/install.mjs';
import { main } from './lib/main.mjs';
import { withTypeScript } from './lib/typescript.mjs';

/**
 * The pictures of the README, all of the practice page: what each shows (page, panel, popup or several of them
 * side by side), in which colours. `page` is the address within the extension.
 */
const SHOTS = ['light', 'dark'].flatMap((scheme) => [
  { file: `chain-${scheme}.png`, scheme, page: 'practice.html', show: ['page', 'panel'] },
  { file: `panel-${scheme}.png`, scheme, page: 'practice.html', show: ['panel'], whole: true },
  { file: `popup-${scheme}.png`, scheme, page: 'practice.html', show: ['popup'], whole: true },
  {
    file: `hedge-${scheme}.png`,
    scheme,
    page: 'practice.html',
    show: ['panel'],
    parts: ['whatIf', 'together', 'hedge', 'ladder'],
  },
  {
    file: `decide-${scheme}.png`,
    scheme,
    page: 'practice.html',
    show: ['panel'],
    parts: ['decide'],
    tested: true,
  },
  { file: `options-${scheme}.png`, scheme, page: 'options.html', show: ['page'], whole: true },
  { file: `welcome-${scheme}.png`, scheme, page: 'practice.html#welcome', show: ['page'] },
]);

/** Parts of screens that the practice page alone does not bring about, from the gallery. */
const CARDS = ['light', 'dark'].flatMap((scheme) => [
  { file: `picker-${scheme}.png`, card: `picker-enough-${scheme}`, scheme, width: 760, height: 860 },
]);

/** Takes every picture, or those whose names hold a word given, into docs/pictures. */
await main(async () => {
  await ensureInstall();
  Object.assign(process.env, browserVariables(await ensureBrowsers(['chromium'])));
  await build(['chrome']);
  const words = process.argv.slice(2);
  const wanted = ({ file }) => words.length === 0 || words.some((word) => file.includes(word));
  await withTypeScript(async (load) => {
    const { takePictures } = await load('test/e2e/support/pictures.ts');
    for (const file of await takePictures(SHOTS.filter(wanted), 'docs/pictures')) console.log(file);
    const { takeCards } = await load('test/e2e/support/card-pictures.ts');
    for (const file of await takeCards(CARDS.filter(wanted), 'docs/pictures')) console.log(file);
  });
});
process.exit(0);
