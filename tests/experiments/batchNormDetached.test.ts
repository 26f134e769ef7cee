import { useSimd } from '@weir/backend-simd';
import type { RunEvent } from '@weir/core';
import type { ParameterNorms } from '@weir/diagnostics';
import { experimentOf, loadData, parseConfiguration, presetOf, runExperiment } from '@weir/experiments';
import { lastValueFrom, toArray } from 'rxjs';
import { beforeAll, expect, it } from 'vitest';

beforeAll(() => useSimd());

const { lookAt, variants } = presetOf('batchnorm-detached');

async function trained(variant: string): Promise<readonly RunEvent[]> {
  const configuration = parseConfiguration(variants.find(({ name }) => name === variant)?.configuration);
  const experiment = experimentOf(configuration, await loadData(configuration));
  return lastValueFrom(runExperiment(experiment, { evaluate: false }).pipe(toArray()));
}

const numbers = (pattern: RegExp) =>
  (pattern.exec(lookAt) ?? []).slice(1).map((number) => Number(number.replaceAll(',', '')));

const meanOf = (losses: readonly number[]) => losses.reduce((sum, loss) => sum + loss, 0) / losses.length;

it('the numbers that batchnorm-detached tells one to look at are those of its runs', async () => {
  const detached = await trained('outside of the gradient');
  const sizes = detached.flatMap((event) => {
    if (event.type !== 'measurement' || event.diagnostic !== 'parameterNorms') return [];
    const { parameters } = event.value as ParameterNorms; // as that diagnostic measures
    const rms = parameters.find(({ name }) => name === '4.linear.bias')?.rms ?? NaN;
    return [{ step: event.step, rms }];
  });
  const said = numbers(
    /goes from 0 to ([\d,]+) after ([\d,]+) steps, ([\d,]+) after ([\d,]+) and ([\d,]+) after ([\d,]+),/,
  );
  for (const at of [0, 2, 4]) {
    const [rms = NaN, steps = NaN] = said.slice(at);
    const then = sizes.findLast(({ step }) => step <= steps)?.rms ?? NaN;
    expect(Math.abs(then / rms - 1)).toBeLessThan(0.03);
  }

  const losses = (events: readonly RunEvent[]) =>
    events.flatMap((event) => (event.type === 'progress' ? event.losses : []));
  const hundreds = Array.from({ length: 30 }, (_, at) =>
    meanOf(losses(detached).slice(100 * at, 100 * at + 100)),
  );
  const [most = NaN, end = NaN] = numbers(/loss rises to ([\d.]+) and ends at the ([\d.]+) of/);
  expect(Math.max(...hundreds)).toBeCloseTo(most, 1);
  expect(hundreds.at(-1)).toBeCloseTo(end, 2);

  const [learnt = NaN] = numbers(/the loss falls to ([\d.]+\d)/);
  expect(meanOf(losses(await trained('part of the gradient')).slice(-300))).toBeCloseTo(learnt, 2);
}, 60_000);
