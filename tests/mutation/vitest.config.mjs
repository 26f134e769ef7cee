import { defineConfig } from 'vitest/config';

// As the workspace's own: what the mutated package imports is read from sources, as they are.
const conditions = ['weir-source', 'import', 'module', 'node', 'default'];

/** A package's tests beside its units, without types, and without loading everything anew for each file. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: { include: ['src/**/*.test.ts'], isolate: false, fileParallelism: false, testTimeout: 60_000 },
});
