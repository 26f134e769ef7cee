import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { collectGivenNames } from '../../scripts/collectGivenNames.ts';
import { sortedNamesModule } from '../../scripts/sortedNamesModule.ts';
import { sortedNames } from './sortedNames.ts';

it('sortedNames is generated of the installed faker, to the byte', () => {
  const committed = readFileSync(new URL('./sortedNames.ts', import.meta.url), 'utf8');
  expect(committed).toBe(sortedNamesModule(collectGivenNames()));
});

it('sortedNames has a capital for each name, the first of which is there whole', () => {
  const names = collectGivenNames();
  expect(sortedNames.match(/[A-Z]/g)).toHaveLength(names.length);
  expect(sortedNames.trim().startsWith(`A${names[0] ?? ''}E`)).toBe(true);
});
