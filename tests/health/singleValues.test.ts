import { ready, setBackend } from '@tensorflow/tfjs-core';
import '@weir/backend-simd';
import type { RunEvent } from '@weir/core';
import { diagnosticKinds } from '@weir/diagnostics';
import { ReportBuilder, experimentOf, loadData, parseConfiguration, runExperiment } from '@weir/experiments';
import { lastValueFrom, toArray } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';

/** Ten points on a line; with `batchSize: 1` every step has a single example. */
const csv = ['x,y', ...Array.from({ length: 10 }, (_, at) => `${at / 3},${1 + at / 5}`)].join('\n');

const linear = (out: number) => ({ type: 'linear', out });
const networks: Readonly<Record<string, object>> = {
  'one weight': {
    model: [{ ...linear(1), bias: false, init: { type: 'constant', value: 10 } }, { type: 'relu' }],
  },
  'one unit a layer': { model: [linear(1), { type: 'tanh' }, linear(1), { type: 'sigmoid' }, linear(1)] },
  'one example a batch': {
    model: [linear(3), { type: 'tanh' }, { type: 'layerNorm' }, linear(1)],
    batchSize: 1,
  },
  'one weight that gets no gradient': {
    model: [linear(1), { type: 'relu' }, { ...linear(1), init: { type: 'zeros' } }],
    batchSize: 1,
  },
};

/** jitter puts examples among others, of which a batch of one has none. */
const diagnostics = diagnosticKinds.map(({ type }) => ({
  type,
  every: 1,
  ...(type === 'jitter' && { sizes: [2] }),
}));

describe.each(Object.entries(networks))('%s', (name, network) => {
  beforeAll(async () => {
    await setBackend('simd');
    await ready();
  });

  it('shows no NaN in any event, and nothing that JSON has no number for', async () => {
    const configuration = parseConfiguration({
      data: { type: 'table', path: 'line.csv', features: ['x'], target: 'y' },
      loss: { type: 'mse' },
      learningRate: 0.01,
      batchSize: 4,
      steps: 60,
      diagnostics,
      ...network,
    });
    const data = await loadData(configuration, {
      read: () => Promise.resolve(new TextEncoder().encode(csv)),
    });
    const events = await lastValueFrom(runExperiment(experimentOf(configuration, data)).pipe(toArray()));
    const report = new ReportBuilder(10);
    for (const event of events) report.add(event);
    expect(events.filter(({ type }) => type === 'measurement').length).toBeGreaterThan(500);
    expect(strange(events)).toEqual([]);
    expect(strange(report.report())).toEqual([]);
    expect(updateRatios(events) > 0).toBe(name !== 'one weight that gets no gradient');
  });
});

/** Where there is a number that is none, or a text that shows one. */
function strange(value: unknown, path = ''): readonly string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path}: ${value}`];
  if (typeof value === 'string') return /NaN|undefined|Infinity/.test(value) ? [`${path}: ${value}`] : [];
  if (value === null) return [`${path}: null`];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => strange(inner, `${path}.${key}`));
}

/** How often update:data was told, of weights of a single value too. */
function updateRatios(events: readonly RunEvent[]): number {
  return events.filter(
    (event) =>
      event.type === 'measurement' &&
      event.diagnostic === 'updateRatio' &&
      JSON.stringify(event).includes('log10'),
  ).length;
}
