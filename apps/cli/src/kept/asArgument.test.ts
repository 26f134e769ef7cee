import { expect, it } from 'vitest';
import { asArgument } from './asArgument.ts';

it('asArgument puts quotes about a path that needs them', () => {
  expect([asArgument('lab/runs-1'), asArgument('my runs')]).toEqual(['lab/runs-1', '"my runs"']);
});
