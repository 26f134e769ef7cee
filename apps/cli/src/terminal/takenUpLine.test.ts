import { expect, it } from 'vitest';
import { takenUpLine } from './takenUpLine.ts';

it.each([
  [8000, 11_500, 'going on after 8,000 steps, recomputing 3,500 recorded steps since that checkpoint'],
  [8000, 8001, 'going on after 8,000 steps, recomputing 1 recorded step since that checkpoint'],
  [8000, 8000, 'going on after 8,000 steps'],
  [0, 900, 'there is no checkpoint yet: recomputing 900 recorded steps'],
])('a run of a checkpoint after %i steps and %i recorded ones says so', (from, recorded, line) => {
  expect(takenUpLine({ from, seconds: 1, recorded })).toEqual([line]);
});

it('a run of which all is past goes on nowhere', () => {
  expect(takenUpLine({ from: Infinity, seconds: 0, recorded: Infinity })).toEqual([]);
});
