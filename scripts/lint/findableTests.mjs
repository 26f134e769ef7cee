import { basename, dirname } from 'node:path';
import { identifiersIn, packagesOf, sourcesOf } from './sources.mjs';

/**
 * Where the test of a unit may stand, nearest first: `x.test.ts` beside `x.ts`, or else the group's test, named for a
 * folder and in it, of the unit's folder or one above it within `src`; `src` itself is named for its package.
 */
export function placesOf(path) {
  const [kind, name] = path.split('/');
  const source = `${kind}/${name}/src`;
  const places = [path.replace(/\.ts$/, '.test.ts')];
  for (let folder = dirname(path); folder.startsWith(source); folder = dirname(folder))
    places.push(`${folder}/${folder === source ? name : basename(folder)}.test.ts`);
  return places;
}

/** How many units of each package have a findable test, and the others. */
export function findableTests(root) {
  return packagesOf(root).map((folder) => {
    const { units, tests } = sourcesOf(root, folder);
    const named = new Map(tests.map((path) => [path, identifiersIn(root, path)]));
    const atRunTime = units
      .map(({ path, exports }) => ({
        path,
        names: exports.filter((of) => of.isRuntime).map((of) => of.name),
      }))
      .filter(({ names }) => names.length > 0);
    const lost = atRunTime.filter(
      ({ path, names }) => !placesOf(path).some((place) => names.some((name) => named.get(place)?.has(name))),
    );
    return { folder, units: atRunTime.length, lost: lost.map(({ path }) => path) };
  });
}
