import { expect, it } from 'vitest';
import { columns } from './columns.ts';

it('a column is its own name, and no other compiles', () => {
  const column = columns<{ readonly step: number; readonly loss: number }>();
  expect(column('step')).toBe('step');
  // @ts-expect-error of the rows' fields, loses is none
  column('loses');
});
