import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

// Tests run on the packages' sources: the `weir-source` export condition needs no build.
const conditions = ['weir-source', 'import', 'module', 'node', 'default'];

// Packages and apps keep nothing between tests, so that their files can share what one of them has loaded, which is most of
// their time. But the backend's tests look at the memory of one that nobody used before, and some others leave what all that
// share their process would see: kernels replaced, kinds of their own named, modules put in the place of others.
const apart = [
  'apps/cli/src/{main,reproduceFigures,explain/documentation,kept/pageOf,terminal/terminalKeys}.test.ts',
  'apps/dashboard/src/worker/{anatomyAt,worker,withWeights,dropped/dropped,kept/kept}.test.ts',
  'packages/backend-simd/src/**/*.test.ts',
  'packages/experiments/src/configuration/extensions.test.ts',
  'packages/experiments/src/form/form.test.ts',
  'packages/kernels/src/currentDevice.test.ts',
  'packages/nn/src/training/lazy.test.ts',
];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'packages',
          include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...apart],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'apart',
          include: [...apart, 'tests/**/*.test.ts'],
          // Processes and browsers that share two cores may be late once; what fails twice is a fault.
          retry: 1,
          typecheck: {
            enabled: true,
            include: ['packages/*/src/**/*.test-d.ts', 'tests/**/*.test-d.ts'],
            tsconfig: 'tests/tsconfig.types.json',
          },
        },
      },
    ],
    // A file a core. vitest would keep one for itself, of which it needs little: of two that is one file at a time.
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
