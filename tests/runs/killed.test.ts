import { expect, test } from 'vitest';
import { filled, killed } from './killed.mjs';

test('a run that is killed at random moments ends as one that is not: parameters, log and report, bit for bit', async () => {
  const { kills, failures } = await killed({ kills: 3, seed: 4, steps: 1500, tell: () => {} });
  expect(failures).toEqual([]);
  expect(kills).toBeGreaterThanOrEqual(3);
}, 180_000);

test('a run that fills its disk waits for room, or is killed there, and ends as one that has room', async () => {
  const {
    cases,
    waited,
    killed: ended,
    failures,
  } = await filled({ cases: 2, seed: 3, steps: 1500, tell: () => {} });
  expect(failures).toEqual([]);
  if (cases > 0) expect(waited + ended).toBeGreaterThan(0); // where no disk can be mounted there is none to fill
}, 180_000);
