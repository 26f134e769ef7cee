import { ready, setBackend } from '@tensorflow/tfjs-core';
import '@weir/backend-simd';
import type { FindingChanged } from '@weir/core';
import type { DataSet } from '@weir/data';
import { watchAll } from '@weir/diagnostics';
import { experimentOf, loadData, parseConfiguration, presets, runExperiment } from '@weir/experiments';
import { EMPTY, catchError, filter, lastValueFrom, toArray } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';

/**
 * Which rules speak above `info` in the first 500 steps of each preset on the embedded names. Presets that are not
 * listed raise nothing above `info`.
 */
const alarms: Readonly<Record<string, readonly string[]>> = {
  'dead-relu': ['activationScale', 'deadUnits', 'gradientScale', 'lossDiverging'],
  'deep-batchnorm-gain-0.2': ['updateRatio'],
  'deep-batchnorm-no-fan-in': ['updateRatio'],
  'deep-batchnorm-rate-1': ['updateRatio'],
  'deep-linear': ['activationScale', 'gradientScale', 'initialLoss', 'lossDiverging'],
  'deep-no-fan-in': ['gradientScale', 'saturation', 'weightScale'],
  'deep-tanh-gain-0.5': ['activationScale', 'gradientScale', 'weightScale'],
  'deep-tanh-gain-3': ['saturation'],
  'low-rate': ['lastLayer', 'updateRatio'],
  'mlp-fix-softmax': ['saturation', 'weightScale'],
  'mlp-original': ['initialLoss', 'saturation', 'updateRatio', 'weightScale'],
  'zero-init': ['allZero', 'noGradient', 'symmetry'],
};

/** Those on other data have fewer examples, other batches and tables of their own to come. */
const onNames = presets().filter(({ configuration }) => configuration.data?.type === 'names');

const healthy = ['deep-batchnorm', 'deep-tanh', 'mlp-batchnorm'];

describe('over all presets', () => {
  let data: DataSet;

  beforeAll(async () => {
    await setBackend('simd');
    await ready();
    data = await loadData(
      parseConfiguration({ data: { type: 'names' }, model: [{ type: 'embedding', dim: 2 }] }),
    );
  });

  const changesOf = (name: string): Promise<FindingChanged[]> => {
    const preset = presets().find((candidate) => candidate.name === name);
    if (!preset) throw new Error(`no preset ${name}`);
    const { configuration } = preset;
    const parsed = parseConfiguration({
      ...configuration,
      data: { type: 'names' },
      steps: 500,
      diagnostics: [],
    });
    const experiment = experimentOf(parsed, data);
    const watchers = watchAll({ classes: data.classes });
    return lastValueFrom(
      runExperiment({ ...experiment, watchers }, { evaluate: false }).pipe(
        catchError(() => EMPTY), // a preset may diverge; what it said before is what counts
        filter((event) => event.type === 'finding'),
        toArray(),
      ),
    );
  };

  it.each(onNames.map(({ name }) => name))(
    '%s raises the alarms of its table, and no others',
    async (name) => {
      const changes = await changesOf(name);
      const loud = changes.filter(
        ({ change, finding }) => change !== 'cleared' && finding.severity !== 'info',
      );
      expect([...new Set(loud.map(({ finding }) => finding.rule))].sort()).toEqual(alarms[name] ?? []);
    },
  );

  it.each(healthy)('%s is healthy: nothing above info, at any step', (name) => {
    expect(presets().map((preset) => preset.name)).toContain(name);
    expect(alarms[name]).toBeUndefined();
  });

  it('a bias ahead of BatchNorm is told of, as info', async () => {
    const changes = await changesOf('batchnorm-bias');
    const [first] = changes.filter(({ finding }) => finding.rule === 'noGradient');
    expect(first?.finding).toMatchObject({ subject: '2.linear.bias', severity: 'info' });
  });
});
