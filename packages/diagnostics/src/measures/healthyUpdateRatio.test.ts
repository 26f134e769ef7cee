import { expect, it } from 'vitest';
import { lastLayerRule } from '../health/rules/lastLayerRule.ts';
import { updateRatioRule } from '../health/rules/updateRatioRule.ts';
import { events } from '../testing/changes.ts';
import { run } from '../testing/network.ts';
import { healthyUpdateRatio } from './healthyUpdateRatio.ts';

const { centre, within } = healthyUpdateRatio;

it('is what the rule raises findings beyond, and names as their threshold', () => {
  const found = (log10: number) =>
    events(updateRatioRule(), run(4, { update: [log10] })).map(({ finding }) => finding.threshold);
  expect(found(centre - within - 0.2)).toEqual([centre - within]);
  expect(found(centre)).toEqual([]);
  expect(found(centre + within + 0.2)).toEqual([centre + within]);
});

it('is below what a last layer is compared with others at all', () => {
  const found = (rest: number) =>
    events(lastLayerRule(), run(4, { update: [rest, rest, rest, rest + 3.5] })).length;
  expect(found(centre - within + 0.2)).toBe(1);
  expect(found(centre - within - 0.2)).toBe(0);
});
