import { useSimd } from '@weir/backend-simd';
import { parseConfiguration, presets } from '@weir/experiments';
import { EMPTY, lastValueFrom } from 'rxjs';
import { beforeAll, expect, test } from 'vitest';
import { watchRun } from '../../apps/dashboard/src/run/watchRun.ts';
import { configurationOfStop } from '../../apps/dashboard/src/tour/stopRun.ts';
import { stops } from '../../apps/dashboard/src/tour/stops.ts';
import { trainedRun } from '../e2e/trainedRun.ts';

beforeAll(() => useSimd());

const listed = presets().map(({ name, configuration }) => ({ name, description: '', configuration }));

test.each(stops.map((stop, at) => [stop.title, at, stop] as const))(
  'the numbers of its own run bear the tour out: %s',
  async (_, at, stop) => {
    const configuration = parseConfiguration(configurationOfStop(at, stop, listed));
    const run = await lastValueFrom(watchRun(trainedRun(configuration, EMPTY, false)));
    expect(run.phase).toBe('completed');
    expect(stop.verdict(run)).toMatchObject({ holds: true });
    // The chart that it speaks of has something to show at the step that it shows.
    expect(run.past.at(0)?.step).toBe(0);
  },
  60_000,
);

test('the last stop has the lines of update : data where its text says', async () => {
  const at = stops.length - 1;
  const stop = stops[at] ?? expect.unreachable();
  const [, low, high] = /most of them between −([\d.]+) and −([\d.]+)/.exec(stop.text) ?? [];
  const configuration = parseConfiguration(configurationOfStop(at, stop, listed));
  const { measured } = await lastValueFrom(watchRun(trainedRun(configuration, EMPTY, false)));
  const lines = measured.updateRatio.entries.at(-1)?.ratios.map(({ log10 }) => log10) ?? [];
  const between = lines.filter((log10) => log10 >= -Number(low) && log10 < -Number(high) + 0.05);
  expect(between.length).toBeGreaterThan(lines.length / 2);
}, 60_000);
