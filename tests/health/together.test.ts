import '@weir/backend-simd';
import { ready, setBackend } from '@tensorflow/tfjs-core';
import { assignmentsOf, groupFindings } from '@weir/diagnostics';
import { parseConfiguration, presets } from '@weir/experiments';
import { beforeAll, describe, expect, it } from 'vitest';
import { applied } from './pasted.ts';
import type { Setup } from './setups.ts';
import { rows } from './sick.ts';
import { trained } from './trained.ts';
import type { Outcome } from './trained.ts';

/** Each sick network once, though several rules have it in their tables. */
const sick = new Map(
  Object.entries(rows).flatMap(([rule, row]) =>
    row.sick.map(({ sick: setup }, at) => [JSON.stringify(setup), [`${rule} ${at + 1}`, setup]] as const),
  ),
);

/** Presets whose data is embedded, for as many steps as their facts of the start and first findings take; convolutions for fewer. */
const short = presets()
  .filter(({ configuration: { data } }) => !JSON.stringify(data ?? '').includes('.gz'))
  .map(({ name, configuration }): [string, Setup] => {
    const { steps = 300, ...rest } = configuration as unknown as Setup; // of plain JSON both, one with wider types
    const most = JSON.stringify(rest).includes('conv2d') ? 40 : 300;
    return [name, { ...rest, steps: Math.min(Number(steps), most) }];
  });

/** A loss that is higher by less is as good: what mends a start may cost the last digits of a short run. */
const asGood = 1.03;

/** What is wrong, above what is only worth knowing. */
const loud = ({ ever }: Outcome) =>
  new Set(ever.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule));

describe('all that a report says to set, pasted together,', () => {
  beforeAll(async () => {
    await setBackend('simd');
    await ready();
  });

  it.each([...short, ...sick.values()])('is accepted, and mends: %s', async (_, setup) => {
    const before = await trained(setup);
    const assignments = groupFindings(before.ever).flatMap(assignmentsOf);
    if (assignments.length === 0) return;
    const mended = applied(setup, assignments);
    const { csv: _csv, ...configuration } = mended;
    expect(() => parseConfiguration(configuration), assignments.join(' ')).not.toThrow();
    const after = await trained(mended);
    const better = (['loss', 'evaluated', 'validated'] as const).some(
      (of) => after[of] <= asGood * before[of] || Number.isNaN(before[of]),
    );
    const healed = [...loud(before)].some((rule) => !loud(after).has(rule));
    expect(better || (healed && Number.isFinite(after.loss)), assignments.join(' ')).toBe(true);
  });
});
