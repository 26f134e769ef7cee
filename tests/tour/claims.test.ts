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
