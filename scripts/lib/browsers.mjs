import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { run } from './command.mjs';

const { env, platform } = process;

/** For each family: the variable that names it, its commands on the path, its usual places, its Debian package. */
const FAMILIES = {
  chromium: {
    title: 'Chromium, Chrome or Edge',
    variable: 'CHROMIUM_BIN',
    commands: [
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
      'chrome',
      'microsoft-edge',
      'microsoft-edge-stable',
    ],
    places: {
      darwin: [
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ],
      win32: windows(
        'Chromium/Application/chrome.exe',
        'Google/Chrome/Application/chrome.exe',
        'Microsoft/Edge/Application/msedge.exe',
      ),
    },
    debian: 'chromium',
  },
  firefox: {
    title: 'Firefox',
    variable: 'FIREFOX_BIN',
    commands: ['firefox-esr', 'firefox'],
    places: {
      darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
      win32: windows('Mozilla Firefox/firefox.exe'),
    },
    debian: 'firefox-esr',
  },
};

/** The path of an installed browser of a family (`chromium` or `firefox`), or undefined. */
export function findBrowser(family) {
  const { variable, commands, places } = FAMILIES[family];
  const named = env[variable];
  if (named) {
    if (!existsSync(named)) throw new Error(`${variable} names ${named}, which is not there.`);
    return named;
  }
  const folders = (env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const onPath = commands.flatMap((command) => folders.map((folder) => path.join(folder, command)));
  return [...onPath, ...(places[platform] ?? [])].find(isProgram);
}

/** Paths of the browsers asked for; on Debian as root the missing ones are installed. */
export async function ensureBrowsers(families) {
  const missing = families.filter((family) => !findBrowser(family));
  if (missing.length > 0) await install(missing);
  return Object.fromEntries(families.map((family) => [family, findBrowser(family)]));
}

/** The environment in which the tests find the same browsers. */
export function browserVariables(found) {
  return Object.fromEntries(
    Object.entries(found).map(([family, program]) => [FAMILIES[family].variable, program]),
  );
}

async function install(missing) {
  const packages = missing.map((family) => FAMILIES[family].debian);
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0 || !isProgram('/usr/bin/apt-get')) {
    const names = missing.map((family) => `${FAMILIES[family].title} (or set ${FAMILIES[family].variable})`);
    const how = existsSync('/etc/debian_version') ? `: sudo apt-get install ${packages.join(' ')}` : '.';
    throw new Error(`Please install ${names.join(' and ')}${how}`);
  }
  console.log(`Installing ${packages.join(' and ')} …`);
  const options = { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  const wait = ['-o', 'DPkg::Lock::Timeout=300'];
  await run('apt-get', [...wait, 'update', '-qq'], options);
  await run('apt-get', [...wait, 'install', '-y', '-qq', '--no-install-recommends', ...packages], options);
}

function windows(...programs) {
  const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
  return programs.flatMap((program) => folders.map((folder) => path.join(folder, program)));
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
