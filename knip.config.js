/**
 * What knip takes for used. Entries are what a command, a test runner or a package's user starts at; everything else has
 * to be reached from one of them.
 */
const tests = ['src/**/*.test.ts'];
const typeTests = ['src/**/*.test-d.ts'];

export default {
  // Debian's, in tests of what is no plain file and of a full disk.
  ignoreBinaries: ['mkfifo', 'mount', 'umount'],
  workspaces: {
    '.': {
      entry: ['scripts/*.mjs', 'scripts/*/run.mjs'],
      project: ['scripts/**/*.mjs'],
      // Links the command into the root, for `npx weir`.
      ignoreDependencies: ['weir'],
    },
    'packages/*': { entry: [...tests], project: ['src/**/*.ts'] },
    'packages/backend-simd': {
      // AssemblyScript's compiler starts at its own.
      entry: [...tests, 'scripts/*.mjs', 'assembly/*.ts', 'worker/*.js'],
      project: ['src/**/*.ts', 'assembly/**/*.ts'],
    },
    'packages/data': { entry: [...tests, 'scripts/*.ts'], project: ['src/**/*.ts', 'scripts/**'] },
    'packages/nn': { entry: [...tests, ...typeTests] },
    'apps/cli': {
      entry: [...tests, 'src/bin.ts', 'scripts/*.mjs'],
      project: ['src/**/*.ts'],
      // The page's folder is looked up, and its files served; what is native stays outside the bundle.
      ignoreDependencies: ['@weir/dashboard', '@resvg/resvg-js'],
    },
    'apps/server': { entry: tests, project: ['src/**/*.ts'] },
    // `file.ts` is the page that a run is exported into.
    'apps/dashboard': { entry: [...tests, 'src/file.ts'], project: ['src/**/*.{ts,svelte}'] },
    tests: {
      entry: [
        '**/*.test.ts',
        'bench/**/*.{ts,mjs}',
        'consumer/programs/**/*.{ts,mjs}',
        'documentation/show.ts',
        'e2e/photograph.ts',
        'e2e/readmePicture.ts',
        'mutation/*.mjs',
        'examples/programs/*.ts',
        'runs/opfsPage/*.ts',
        'simd-browser/page/*.ts',
        'tfjs-ops/*.mjs',
      ],
      project: ['**/*.{ts,mjs}'],
    },
  },
};
