import { charts } from '@weir/charts';
import { presets } from '@weir/experiments';
import { describe, expect, it } from 'vitest';
import { unknownRun } from '../run/runState.ts';
import type { RunSummary } from '../source/runSource.ts';
import { isTourHash } from './isTourHash.ts';
import { configurationOfStop, runName, runOfStop } from './stopRun.ts';
import { stops } from './stops.ts';
import { hashOfStop, stopInHash } from './tourHash.ts';

describe('stops', () => {
  it('each have a title and a text of their own, a preset and a chart that there are', () => {
    expect(new Set(stops.map(({ title }) => title)).size).toBe(stops.length);
    for (const { title, text, preset, chart } of stops) {
      expect(text.length, title).toBeGreaterThan(200);
      expect(presets().map(({ name }) => name)).toContain(preset);
      expect(charts.map(({ name }) => name)).toContain(chart);
    }
  });

  it('say nothing of a run that has not begun', () => {
    for (const { verdict } of stops) expect(verdict(unknownRun)).toBeUndefined();
  });
});

describe('the run of a stop', () => {
  const [stop] = stops;
  if (!stop) throw new Error('there must be a stop');
  const run = (name: string, status: RunSummary['status']): RunSummary => ({
    id: status,
    name,
    status,
    step: 0,
    steps: 1,
    startedAt: '',
  });

  it('is found again by its name, unless it failed', () => {
    const name = runName(0, stop);
    expect(runOfStop(0, stop, [run('else', 'running'), run(name, 'completed')])?.id).toBe('completed');
    expect(runOfStop(0, stop, [run(name, 'failed')])).toBeUndefined();
  });

  it('is trained from its preset’s configuration, shortened and named', () => {
    const configuration = { name: stop.preset, seed: 3, steps: 200_000 };
    const listed = [{ name: stop.preset, description: '', configuration }];
    expect(configurationOfStop(0, stop, listed)).toEqual({
      name: runName(0, stop),
      seed: 3,
      steps: stop.steps,
    });
    expect(() => configurationOfStop(0, stop, [])).toThrow(
      `tour: ${stop.preset} must be a preset with a configuration, got none; serve the page with a newer weir`,
    );
  });
});

describe('the address of a stop', () => {
  it.each(stops.map((_, at) => at))('says again which it is: %i', (at) => {
    expect(stopInHash(hashOfStop(at))).toBe(at);
    expect(isTourHash(hashOfStop(at))).toBe(true);
  });

  it('is the first without a number, the last beyond it, and no other address', () => {
    expect([stopInHash('#tour'), stopInHash('#tour.99'), stopInHash('#tour.0')]).toEqual([
      0,
      stops.length - 1,
      0,
    ]);
    for (const hash of ['', '#tours', '#tour.x', '#tour 1: deep', '#deep-tanh'])
      expect([stopInHash(hash), isTourHash(hash)]).toEqual([undefined, false]);
  });
});
