import { manifest } from './project.mjs';

/** Ends with a sentence when this Node.js is older than package.json asks for. */
export function requireNode() {
  const wanted = /\d+(\.\d+)*/.exec(manifest.engines.node)?.[0] ?? '0';
  if (isOlder(process.versions.node, wanted)) {
    console.error(`Wingspan needs Node.js ${wanted} or newer; this is ${process.versions.node}.`);
    process.exit(1);
  }
}

/** Whether version `a` comes before version `b`, both dotted numbers. */
export function isOlder(a, b) {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (const [i, part] of right.entries()) {
    const mine = left[i] ?? 0;
    if (mine !== part) return mine < part;
  }
  return false;
}
