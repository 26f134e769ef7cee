import { expect, test } from 'vitest';
import { killed } from './killed.mjs';

test('a run that is killed at random moments ends as one that is not: parameters, log and report, bit for bit', async () => {
  const { kills, failures } = await killed({ kills: 3, seed: 4, steps: 1500, tell: () => {} });
  expect(failures).toEqual([]);
  expect(kills).toBeGreaterThanOrEqual(3);
}, 180_000);
