import { existsSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What an installed package says of itself. */
export const manifestIn = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** Where a package that another one depends on is installed: in the nearest `node_modules` above it. */
function folderOf(name, from) {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return realpathSync(candidate);
    if (folder === dirname(folder)) return undefined;
  }
}

/**
 * Every package of others that comes with the named ones, near or far, each once, by name and version. What a platform
 * alone adds is left out: it isn't the same for everybody, and its package has it listed itself.
 *
 * @throws Error if one isn't installed.
 */
export function installedFor(names, from) {
  const found = new Map();
  const seen = new Set();
  const visit = (name, beside) => {
    const folder = folderOf(name, beside);
    if (!folder)
      throw new Error(`notices: ${name} must be installed, got none near ${beside}; run npm run setup`);
    if (seen.has(folder)) return;
    seen.add(folder);
    const { version, license, licenses, author, repository, dependencies, peerDependencies, ...rest } =
      manifestIn(folder);
    const { optionalDependencies = {}, peerDependenciesMeta = {} } = rest;
    const isOwn = !folder.includes('/node_modules/');
    if (!isOwn)
      found.set(`${name} ${version}`, {
        name,
        version,
        license: typeof license === 'string' ? license : (license?.type ?? licenses?.[0]?.type),
        author: typeof author === 'string' ? author : author?.name,
        address: typeof repository === 'string' ? repository : repository?.url,
        texts: textsIn(folder),
      });
    for (const dependency of Object.keys({ ...dependencies, ...peerDependencies })) {
      if (dependency in optionalDependencies || peerDependenciesMeta[dependency]?.optional) continue;
      visit(dependency, folder);
    }
  };
  for (const name of names) visit(name, from);
  return [...found.values()].sort((a, b) => order(`${a.name} ${a.version}`, `${b.name} ${b.version}`));
}

const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** The licence of a package, and notices that it asks to be passed on. */
const textsIn = (folder) =>
  readdirSync(folder)
    .filter((name) => /^(licen[cs]e|copying|notice)([-.].*)?$/i.test(name) && !/\.(js|ts|json)$/.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim());
