import { arraySnapshot, latest, plainProblem } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { type } from 'arktype';
import { map } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnose.ts';
import { runningMomentsKind, runningMoments } from '../measures/runningMoments.ts';
import { activationsKind } from '../measures/activations.ts';
import { defaultDiagnostics, diagnosticKinds, diagnosticNames } from './diagnosticKinds.ts';
import { diagnosticKind } from './diagnosticKind.ts';
import type { DiagnosticKind } from './diagnosticKind.ts';
import { isMeasurementOf } from './isMeasurementOf.ts';
import { deepTanh } from '../testing/deepTanh.ts';
import { measure } from '../testing/measure.ts';

const snapshots = Array.from({ length: 7 }, (_, step) => deepTanh({ step, depth: 1 }));

describe('diagnose', () => {
  it('asks a diagnostic at its cadence', () => {
    const events = measure(diagnose(activationsKind, {}, 3), ...snapshots);
    expect(events.map(({ type, step }) => [type, step])).toEqual([
      ['measurement', 0],
      ['measurement', 3],
      ['measurement', 6],
    ]);
  });

  it('shows a continuous one every step, and thins what it emits', () => {
    const events = measure(diagnose(runningMomentsKind, {}, 3), ...snapshots);
    const all = measure(runningMoments(), ...snapshots);
    expect(events).toMatchObject([0, 3, 6].map((step) => ({ step, value: all[step] })));
  });

  it('has each kind’s own cadence by default', () => {
    expect(measure(diagnose(activationsKind, {}), ...snapshots)).toHaveLength(1);
  });

  it('refuses a cadence of 0', () => {
    expect(() => diagnose(activationsKind, {}, 0)).toThrow('n must be a positive integer, got 0');
  });
});

describe('diagnosticKinds', () => {
  it('has every diagnostic once, in no particular order', () => {
    expect([...diagnosticNames].sort()).toEqual([
      'activations',
      'batchNormUnits',
      'deadUnits',
      'gradToData',
      'gradientNorm',
      'gradients',
      'initialLoss',
      'inputShift',
      'jitter',
      'loss',
      'mistakes',
      'parameterNorms',
      'runningMoments',
      'samples',
      'saturation',
      'saturationMap',
      'trace',
      'updateRatio',
      'weightGradients',
    ]);
  });

  it('has plain data from all that promise it, of what is not finite too', () => {
    const values = [NaN, Infinity, -Infinity, 1];
    const reading = { values, shape: [2, 2] };
    const moments = { mean: [NaN, 1], variance: [Infinity, 0] };
    const layers = ['linear', 'batchNorm', 'tanh', 'relu', 'sigmoid'].map((kind) => ({
      kind,
      input: reading,
      output: reading,
      grad: reading,
      ...(kind === 'batchNorm' && { batchMoments: moments }),
    }));
    const parameters = [{ name: '0.linear.weight', data: reading, grad: reading, update: reading }];
    const broken = [0, 1, 2].map((step) => arraySnapshot({ step, loss: NaN, layers, parameters }));
    const promising = diagnosticKinds.filter(({ emitsPlainData }) => emitsPlainData);
    expect(promising.length).toBeGreaterThan(10);
    for (const kind of promising as readonly DiagnosticKind[]) {
      for (const all of [snapshots, broken]) {
        const values = measure(kind.operator({}), ...all);
        expect(values.length, kind.type).toBeGreaterThan(0);
        for (const value of values) expect(plainProblem(value, kind.type)).toBeUndefined();
      }
    }
  });

  it('looks by default at what the lecture does', () => {
    expect(defaultDiagnostics.map(({ type }) => type).sort()).toEqual([
      'activations',
      'batchNormUnits',
      'deadUnits',
      'gradients',
      'initialLoss',
      'loss',
      'mistakes',
      'samples',
      'saturation',
      'saturationMap',
      'updateRatio',
      'weightGradients',
    ]);
  });

  it.each(diagnosticKinds.map((kind) => [kind.type, kind] as const))(
    'takes no options for %s too',
    (_, kind) => {
      expect(type.raw(kind.schema).allows({})).toBe(true);
      expect(
        type.raw(kind.schema).allows({
          kinds: 3,
          threshold: 'high',
          bins: 0,
          over: 0,
          smoothing: 2,
          momentum: 3,
          classes: -1,
          steps: 'all',
          sizes: [1],
          units: 0,
          count: 0,
        }),
      ).toBe(['updateRatio', 'gradToData', 'gradientNorm', 'parameterNorms'].includes(kind.type));
    },
  );
});

describe('isMeasurementOf', () => {
  it('tells a diagnostic’s measurements from others’', () => {
    const [event] = measure(diagnose(activationsKind, {}), ...snapshots);
    if (!event) throw new Error('expected an event');
    expect(isMeasurementOf(event, 'activations')).toBe(true);
    expect(isMeasurementOf(event, 'gradients')).toBe(false);
  });
});

describe('diagnosticKind', () => {
  const plain = {
    type: 'loss',
    schema: {},
    defaultEvery: 10,
    operator: () => map(({ loss }: Snapshot) => loss),
    state: latest<number>(),
  };

  it('is of what is asked at its cadence, wants no more than snapshots, and is off, unless it says so', () => {
    const kind = diagnosticKind(plain);
    expect([kind.byDefault, kind.needs, kind.continuous({})]).toEqual([false, [], false]);
    expect(diagnosticKind({ ...plain, byDefault: true, needs: ['probe'] })).toMatchObject({
      byDefault: true,
      needs: ['probe'],
    });
  });

  it('is continuous always, or where its options say so', () => {
    expect(diagnosticKind({ ...plain, continuous: true }).continuous({})).toBe(true);
    const kind = diagnosticKind({
      ...plain,
      schema: { 'over?': 'number' },
      continuous: ({ over = 1 }) => over > 1,
    });
    expect([kind.continuous({}), kind.continuous({ over: 2 })]).toEqual([false, true]);
  });
});
