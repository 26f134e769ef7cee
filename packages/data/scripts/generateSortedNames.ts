import { writeFileSync } from 'node:fs';
import { collectGivenNames } from './collectGivenNames.ts';
import { sortedNamesModule } from './sortedNamesModule.ts';

writeFileSync(
  new URL('../src/corpora/sortedNames.ts', import.meta.url),
  sortedNamesModule(collectGivenNames()),
);
