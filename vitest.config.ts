import { configDefaults, defineConfig } from 'vitest/config';

// Tests run on the packages' sources: the `weir-source` export condition needs no build.
const conditions = ['weir-source', 'import', 'module', 'node', 'default'];

// These keep nothing between tests, so that their files can share what one of them has loaded, which is most of their time.
// The backend's tests look at the memory of a backend that nobody used before, and the apps' replace the process's own parts.
const withoutState =
  'packages/{charts,core,data,diagnostics,experiments,kernels,nn,observe,runs}/src/**/*.test.ts';

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    projects: [
      { extends: true, test: { name: 'packages', include: [withoutState], isolate: false } },
      {
        extends: true,
        test: {
          name: 'apart',
          include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: [...configDefaults.exclude, withoutState],
          typecheck: {
            enabled: true,
            include: ['packages/*/src/**/*.test-d.ts', 'tests/**/*.test-d.ts'],
            tsconfig: 'tests/tsconfig.json',
          },
        },
      },
    ],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
