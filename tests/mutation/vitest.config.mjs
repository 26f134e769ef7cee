import { defineConfig } from 'vitest/config';

// What the mutated package imports of the others stays as it is, so that it is taken as it was built, once.
const conditions = ['import', 'module', 'node', 'default'];

let isFirst = true;
/** Of a file that cannot be loaded, Stryker knows no tests: it would count what they hold as not covered. */
const mustLoad = {
  onTestRunEnd(modules) {
    const broken = isFirst ? modules.filter((module) => module.errors().length > 0) : [];
    isFirst = false;
    for (const module of broken)
      console.error(`mutation: ${module.moduleId} must load, got ${module.errors()[0].message}`);
    if (broken.length > 0) process.exit(1);
  },
};

/** A package's tests beside its units, without types, and without loading everything anew for each file. */
export default defineConfig({
  resolve: {
    conditions,
    // Itself as it is mutated.
    alias: [
      {
        find: new RegExp(`^@weir/${process.env.WEIR_MUTATED}$`),
        replacement: `${process.cwd()}/src/index.ts`,
      },
    ],
  },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: process.env.WEIR_MUTATED_TESTS.split('\n'),
    isolate: false,
    fileParallelism: false,
    testTimeout: 60_000,
    server: { deps: { external: [/\/(packages|apps)\/[^/]+\/dist\//] } },
    reporters: [mustLoad],
  },
});
