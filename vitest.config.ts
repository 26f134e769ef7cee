import { defineConfig } from 'vitest/config';

// Tests run on the packages' sources: the `weir-source` export condition needs no build.
const conditions = ['weir-source', 'import', 'module', 'node', 'default'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts', 'tests/**/*.test.ts'],
    typecheck: {
      enabled: true,
      include: ['packages/*/src/**/*.test-d.ts', 'tests/**/*.test-d.ts'],
      tsconfig: 'tests/tsconfig.json',
    },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
