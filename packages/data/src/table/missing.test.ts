import { expect, it } from 'vitest';
import { isMissing } from './missing.ts';

it('isMissing knows what people write where they have nothing, however they write it', () => {
  for (const cell of ['', 'NA', 'n/a', 'NaN', 'NULL', 'None', '?', '-']) expect(isMissing(cell)).toBe(true);
  for (const cell of ['0', 'no', '--', '-1', 'nana', ' ']) expect(isMissing(cell)).toBe(false);
});
