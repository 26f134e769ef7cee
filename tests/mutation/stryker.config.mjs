import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const { WEIR_MUTATED: name, WEIR_MUTATED_FILES: files, WEIR_MUTATED_IN: copies } = process.env;

export default {
  plugins: [`${here}node_modules/@stryker-mutator/vitest-runner/dist/src/index.js`],
  testRunner: 'vitest',
  vitest: { configFile: `${here}vitest.config.mjs`, related: false },
  mutate: [...files.split('\n'), '!src/**/*.test.ts', '!src/**/*.test-d.ts', '!src/**/testing/**'],
  coverageAnalysis: 'perTest',
  // What runs once, as a module is loaded, would ask for all tests in a fresh process each time.
  ignoreStatic: true,
  concurrency: 1,
  dryRunTimeoutMinutes: 60,
  timeoutMS: 10_000,
  tempDirName: copies,
  // It would be rewritten for a copy that lies elsewhere.
  tsconfigFile: 'none',
  // No types are checked; a comment that says so would change what tests read of the sources.
  disableTypeChecks: false,
  cleanTempDir: 'always',
  reporters: ['progress-append-only', 'clear-text', 'html', 'json'],
  allowConsoleColors: false,
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  htmlReporter: { fileName: `${here}reports/${name}.html` },
  jsonReporter: { fileName: `${here}reports/${name}.json` },
};
