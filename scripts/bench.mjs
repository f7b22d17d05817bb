import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import { ensureInstall } from './lib/install.mjs';
import { main } from './lib/main.mjs';
import { inside } from './lib/project.mjs';
import { markdownTable, table } from './lib/table.mjs';
import { withTypeScript } from './lib/typescript.mjs';

/** Runs every bench, or those whose file names hold a word given, and writes docs/bench.md after all of them. */
await main(async () => {
  await ensureInstall();
  const words = process.argv.slice(2);
  const folder = inside('test', 'bench');
  const files = (existsSync(folder) ? readdirSync(folder, { recursive: true }) : [])
    .filter((file) => file.endsWith('.bench.ts'))
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
    .sort();

  /** Each file exports `run(): Promise<{ title, columns, rows, note? }>`. */
  const results = await withTypeScript(async (load) => {
    const done = [];
    for (const file of files) {
      const { run } = await load(`test/bench/${file}`);
      const result = await run();
      console.log(`\n${result.title}\n\n${table(result.columns, result.rows)}`);
      if (result.note) console.log(`\n${result.note}`);
      done.push(result);
    }
    return done;
  });

  if (words.length === 0) {
    const sections = results.map(({ title, columns, rows, note }) =>
      [`## ${title}`, markdownTable(columns, rows), note].filter(Boolean).join('\n\n'),
    );
    const machine = `${os.cpus().length} cores, Node.js ${process.versions.node}, ${os.platform()} ${os.arch()}`;
    const head = `# Bench\n\nWritten by \`npm run bench\` on ${machine}. Compare ratios within one run, not seconds across machines.`;
    await mkdir(inside('docs'), { recursive: true });
    await writeFile(inside('docs', 'bench.md'), `${[head, ...sections].join('\n\n')}\n`);
    console.log('\nWritten to docs/bench.md');
  }
});
