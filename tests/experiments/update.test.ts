import '@weir/backend-simd';
import { setBackend } from '@tensorflow/tfjs-core';
import type { FindingChanged, Measurement, RunEvent } from '@weir/core';
import { names as namesOf } from '@weir/data';
import type { GradientNorm } from '@weir/diagnostics';
import { experimentOf, parseConfiguration, runExperiment } from '@weir/experiments';
import { parameterValues } from '@weir/nn';
import { lastValueFrom, toArray } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';

beforeAll(() => setBackend('simd'));

const data = namesOf(Array.from('abcdefghij', (c, at) => `${c}${'na'.repeat(1 + (at % 3))}`).join('\n'));
const model = [
  { type: 'embedding', dim: 4 },
  { type: 'flatten' },
  { type: 'linear', out: 8 },
  { type: 'batchNorm' },
  { type: 'tanh' },
  { type: 'linear', out: data.classes ?? 0 },
];
const base = { model, batchSize: 8, steps: 40, diagnostics: [], health: false };

/** A run's events, its parameters at the start and at its end. */
async function run(given: object) {
  const experiment = experimentOf(parseConfiguration({ ...base, ...given }), data);
  const start = parameterValues(experiment.network);
  const events: readonly RunEvent[] = await lastValueFrom(runExperiment(experiment).pipe(toArray()));
  return { events, start, end: parameterValues(experiment.network) };
}

const messageOf = (given: object): string => {
  try {
    experimentOf(parseConfiguration({ ...base, ...given }), data);
  } catch (error) {
    return (error as Error).message; // only ConfigurationErrors are thrown
  }
  return '';
};

describe('a configuration', () => {
  it('clips gradients, measures their norm before, and tells where nearly every step is clipped', async () => {
    const { events } = await run({
      clip: { norm: 0.01 },
      diagnostics: [{ type: 'gradientNorm', every: 1 }],
      health: { rules: [{ type: 'clipping', over: 20 }] },
    });
    const norms = events
      .filter(
        (event): event is Measurement<GradientNorm> =>
          event.type === 'measurement' && event.diagnostic === 'gradientNorm',
      )
      .map(({ value }) => value);
    expect(norms).toHaveLength(40);
    expect(norms.every(({ norm, clipped }) => norm > 0.01 && clipped === 1)).toBe(true);
    const findings = events.filter((event): event is FindingChanged => event.type === 'finding');
    expect(findings.map(({ finding }) => finding.rule)).toContain('clipping');
  });

  it('trains as without a limit where none is reached', async () => {
    expect((await run({ clip: { norm: 1e6 } })).end).toEqual((await run({})).end);
  });

  it('freezes what a group names, a norm with its statistics, and gives rates and decay of their own', async () => {
    const { start, end, events } = await run({
      groups: [
        { match: '3.batchNorm.*', frozen: true },
        { match: '0.embedding.*', frozen: true },
        { match: '*.bias', weightDecay: 0 },
        { match: '2.*', learningRate: 0.1 },
      ],
      optimizer: { type: 'sgd', weightDecay: 0.01 },
      health: {},
    });
    for (const name of ['0.embedding.weight', '3.batchNorm.gamma', '3.batchNorm.beta']) {
      expect(end[name]).toEqual(start[name]);
    }
    for (const name of ['2.linear.weight', '5.linear.weight', '5.linear.bias']) {
      expect(end[name]).not.toEqual(start[name]);
    }
    // What stays by intention is no finding, and a frozen norm follows no batch.
    expect(events.filter((event) => event.type === 'finding' && event.finding.rule === 'unchanged')).toEqual(
      [],
    );
    expect(events.some((event) => event.type === 'evaluated')).toBe(true);
  });

  it('accumulates: four minibatches of 4 update as one of 16, to rounding, where nothing looks at the batch', async () => {
    const plain = { model: model.filter(({ type }) => type !== 'batchNorm'), steps: 10 };
    const whole = await run({ ...plain, batchSize: 16 });
    const parts = await run({ ...plain, batchSize: 4, accumulate: 4 });
    for (const [name, { values }] of Object.entries(parts.end)) {
      const wanted = whole.end[name]?.values ?? [];
      Array.from(values).forEach((value, at) => expect(value).toBeCloseTo(wanted[at] ?? NaN, 5));
    }
  });

  it.each([
    [{ clip: {} }, 'clip must have either norm or value, got {}; write {"norm": 1}'],
    [{ clip: { norm: 1, value: 1 } }, 'clip must have either norm or value'],
    [{ clip: { norm: 0 } }, 'clip.norm must be above 0'],
    [
      { groups: [{ match: '3.batchnorm.*', frozen: true }] },
      'groups[0].match must match the name of a parameter, got "3.batchnorm.*"; did you mean "3.batchNorm.*"?',
    ],
    [
      { groups: [{ match: '*', froze: true }] },
      'groups[0].froze must be a key of a group, got an unknown key; did you mean "frozen"?',
    ],
    [{ accumulate: 0 }, 'accumulate must be an integer of at least 1 and at most 100000, got 0'],
  ])('%j is refused: %s', (given, message) => expect(messageOf(given)).toContain(message));
});
