import { ready, setBackend } from '@tensorflow/tfjs-core';
import '@weir/backend-simd';
import type { Finding, FindingChanged } from '@weir/core';
import { assignmentsOf, everFound, groupFindings } from '@weir/diagnostics';
import {
  experimentOf,
  loadData,
  parseConfiguration,
  presetOf,
  presets,
  runExperiment,
  setOption,
} from '@weir/experiments';
import { EMPTY, catchError, filter, lastValueFrom, toArray } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';

/**
 * Which rules speak above `info` in the first 500 steps of each preset on embedded data, and at the evaluation after
 * them. Presets that are not
 * listed raise nothing above `info`.
 */
const alarms: Readonly<Record<string, readonly string[]>> = {
  'batchnorm-detached': ['atChance', 'batchNormDrift', 'biasDrift', 'saturation'],
  clipping: ['activationScale', 'gradientScale', 'initialLoss', 'weightScale'],
  'dead-relu': ['activationScale', 'deadUnits', 'gradientScale'],
  'deep-batchnorm-no-fan-in': ['atChance'],
  'deep-linear': ['activationScale', 'gradientScale', 'linearStack', 'weightScale'],
  'deep-linear-gain-1': ['linearStack'],
  'deep-no-fan-in': ['saturation', 'weightScale'],
  'deep-tanh-gain-0.5': ['activationScale', 'gradientScale', 'weightScale'],
  'deep-tanh-gain-3': ['saturation'],
  'digits-cnn-batchnorm': ['initialLoss'],
  'low-rate': ['atChance', 'updateRatio'],
  'mlp-fix-softmax': ['saturation', 'weightScale'],
  'mlp-original': ['initialLoss', 'saturation', 'weightScale'],
  norms: ['initialLoss'],
  'perceptron-xor': ['atChance'],
  'quadratic-descent-0.25': ['oscillation'],
  'quadratic-descent-1': ['lossDiverging', 'notFinite'],
  'zero-init': ['allZero', 'atChance', 'noGradient', 'symmetry'],
};

/** Presets whose data is embedded: no files are needed. */
const embedded = presets()
  .filter(
    ({ configuration: { data } }) =>
      !data || !Object.values(data).some((value) => String(value).endsWith('.gz')),
  )
  .map(({ name }) => name);

const healthy = ['deep-batchnorm', 'deep-tanh', 'mlp-batchnorm'];

describe('over all presets', () => {
  beforeAll(async () => {
    await setBackend('simd');
    await ready();
  });

  /** Of each preset that was trained: several tests look at the same. */
  const trained = new Map<string, Promise<readonly FindingChanged[]>>();
  const changesOf = (name: string): Promise<readonly FindingChanged[]> => {
    const changes = trained.get(name) ?? changesWhile(name);
    trained.set(name, changes);
    return changes;
  };
  const changesWhile = async (name: string): Promise<readonly FindingChanged[]> => {
    const { configuration } = presetOf(name);
    const steps = Math.min(configuration.steps ?? 500, 500);
    const parsed = parseConfiguration({ ...configuration, steps, diagnostics: [] });
    const experiment = experimentOf(parsed, await loadData(parsed));
    return lastValueFrom(
      runExperiment(experiment).pipe(
        catchError(() => EMPTY), // a preset may diverge; what it said before is what counts
        filter((event) => event.type === 'finding'),
        toArray(),
      ),
    );
  };

  it.each(embedded)('%s raises the alarms of its table, and no others', async (name) => {
    const changes = await changesOf(name);
    const loud = changes.filter(({ change, finding }) => change !== 'cleared' && finding.severity !== 'info');
    expect([...new Set(loud.map(({ finding }) => finding.rule))].sort()).toEqual(alarms[name] ?? []);
  });

  it('mlp-original gets one advice for its last layer, which leaves nothing more to be set there', async () => {
    const { configuration } = presetOf('mlp-original');
    const findingsOf = async (given: unknown) => {
      const parsed = parseConfiguration(given);
      const experiment = experimentOf(parsed, await loadData(parsed));
      const changes = await lastValueFrom(
        runExperiment(experiment).pipe(
          filter((event) => event.type === 'finding'),
          toArray(),
        ),
      );
      return changes.reduce<readonly Finding[]>(everFound, []);
    };
    const short = { ...configuration, steps: 2, diagnostics: [] };
    const last = `model.${configuration.model.length - 1}.`;
    const before = await findingsOf(short);
    const advice = groupFindings(before).flatMap(assignmentsOf);
    const ofLast = advice.filter((assignment) => assignment.startsWith(last));
    expect(ofLast.map((assignment) => assignment.replace(/=.*/, ''))).toEqual([
      `${last}init.std`,
      `${last}biasInit`,
    ]);
    const after = await findingsOf(advice.reduce(setOption, short));
    expect(
      after.filter(({ severity }) => severity !== 'info').map(({ rule, subject }) => [rule, subject]),
    ).toEqual([]);
  });

  it.each(healthy)('%s is healthy: nothing above info, at any step', (name) => {
    expect(embedded).toContain(name);
    expect(alarms[name]).toBeUndefined();
  });

  it('units that are dead over the whole training split are told of after the run', async () => {
    const changes = await changesOf('dead-relu');
    const last = changes.filter(({ finding }) => finding.subject.endsWith('(training split)'));
    expect(last.length).toBeGreaterThan(0);
    for (const { step, finding } of last) {
      expect(step).toBe(500);
      expect(finding.units).toHaveLength(Math.round(finding.value * 100));
    }
  });

  it('a bias ahead of BatchNorm outside of the gradient is told of by name', async () => {
    const changes = await changesOf('batchnorm-detached');
    const drifts = changes.filter(({ finding }) => finding.rule === 'biasDrift');
    expect(drifts[0]).toMatchObject({ step: 100, change: 'raised', finding: { subject: '4.linear.bias' } });
    const sizes = drifts.map(({ finding }) => finding.value);
    expect(sizes.at(-1)).toBeGreaterThan(4 * (sizes[0] ?? NaN));
  });

  it('a bias ahead of BatchNorm is told of, as info', async () => {
    const changes = await changesOf('batchnorm-bias');
    const [first] = changes.filter(({ finding }) => finding.rule === 'noGradient');
    expect(first?.finding).toMatchObject({ subject: '2.linear.bias', severity: 'info' });
  });
});
