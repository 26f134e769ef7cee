import { packagesOf, sourcesOf } from './sources.mjs';

/** How many exports each package declares, and those without a doc block. */
export function documentedExports(root) {
  return packagesOf(root).map((folder) => {
    const exports = sourcesOf(root, folder).units.flatMap((unit) =>
      unit.exports.map((of) => ({ ...of, path: unit.path })),
    );
    return { folder, exports: exports.length, bare: exports.filter(({ isDocumented }) => !isDocumented) };
  });
}
