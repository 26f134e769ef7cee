import { writeFileSync } from 'node:fs';
import { collectGivenNames } from './collectGivenNames.ts';
import { givenNamesModule } from './givenNamesModule.ts';

writeFileSync(
  new URL('../src/corpora/givenNames.ts', import.meta.url),
  givenNamesModule(collectGivenNames()),
);
