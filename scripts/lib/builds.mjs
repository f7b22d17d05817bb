import { tool } from './command.mjs';
import { inside } from './project.mjs';

/** The two builds and the folders they go to. */
export const BUILDS = {
  chrome: { folder: inside('.output', 'chrome-mv3'), args: ['build'] },
  firefox: { folder: inside('.output', 'firefox-mv3'), args: ['build', '-b', 'firefox', '--mv3'] },
};

/** The same build whatever is set outside: any other NODE_ENV writes paths of the machine into the bundles. */
const ENV = { NODE_ENV: 'production', NO_COLOR: '1', FORCE_COLOR: '0' };

/** Builds the extension for the browsers named, one after the other: both write their types to the same folder. */
export async function build(browsers = Object.keys(BUILDS)) {
  for (const browser of browsers) await tool('wxt', BUILDS[browser].args, { quiet: true, env: ENV });
}
