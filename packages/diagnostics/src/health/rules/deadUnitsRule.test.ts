import { arraySnapshot } from '@weir/core';
import type { Finding, PlainLayer, PlainParameter, Snapshot } from '@weir/core';
import { Subject, of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { DeadUnits } from '../../measures/layerDeadUnits.ts';
import { changes, events } from '../../testing/changes.ts';
import { run } from '../../testing/network.ts';
import { deadUnitsRule } from './deadUnitsRule.ts';

const relu = (step: number, ...values: readonly number[]) =>
  arraySnapshot({ step, layers: [{ kind: 'relu', output: { values, shape: [1, values.length] } }] });

describe('the dead units rule', () => {
  it('is a warning when a fifth of a layer stays dead, an error for half a layer, and clears', () => {
    const snapshots = [
      [0, 1, 1, 1],
      [0, 1, 1, 1],
      [0, 0, 0, 1],
      [0, 0, 0, 1],
      [1, 0, 1, 1],
      [1, 1, 1, 1],
      [1, 1, 1, 1],
      [1, 1, 1, 1],
      [1, 1, 1, 1],
    ].map((values, step) => relu(step, ...values));
    const seen = events(deadUnitsRule({ over: 2 }), snapshots).map(({ step, change, finding }) => [
      step,
      change,
      finding.severity,
      finding.units,
    ]);
    expect(seen).toEqual([
      [1, 'raised', 'warning', [0]],
      [3, 'updated', 'error', [0, 1, 2]],
      [4, 'updated', 'error', [1]],
      [8, 'cleared', 'error', [0, 1, 2]],
    ]);
  });

  it('is info for a batch in which more than half of a layer is flat, and silent of chance', () => {
    const [raised, ...others] = events(deadUnitsRule(), [relu(0, 0, 0, 0, 1), relu(1, 1, 0, 1, 1)]);
    expect(others).toEqual([]);
    expect(raised?.finding).toMatchObject({ severity: 'info', units: [0, 1, 2] });
    expect(changes(deadUnitsRule(), [relu(0, 0, 0, 1, 1), relu(1, 0, 1, 1, 1)])).toEqual([]);
  });

  /** Four examples of a layer whose first so many of ten units are flat, behind these layers. */
  const of10 = (
    dead: number,
    {
      step = 0,
      kind = 'relu',
      ahead = [] as readonly PlainLayer[],
      parameters = [] as readonly PlainParameter[],
    } = {},
  ) => {
    const floor = kind === 'tanh' ? 1 : 0;
    const values = Array.from({ length: 40 }, (_, at) => (at % 10 < dead ? floor : 0.5 + (at % 3) / 10));
    const layer = { kind, output: { values, shape: [4, 10] } };
    const last = { kind: 'linear', output: { values: [1, -1], shape: [2, 1] } };
    return arraySnapshot({ step, layers: [...ahead, layer, last], parameters });
  };
  const linear: PlainLayer = { kind: 'linear', output: { values: [1, -1], shape: [2, 1] } };
  const unitsAt = (counts: readonly number[], more: Parameters<typeof of10>[1] = {}) =>
    counts.map((dead, step) => of10(dead, { ...more, step }));
  const bias: PlainParameter = { name: '0.linear.bias', data: { values: [0, 0] } };

  it('says how many are lost, since when, and what to do of those that were so from the start', () => {
    const [raised] = events(
      deadUnitsRule({ over: 2 }),
      unitsAt([3, 3], { ahead: [linear], parameters: [bias] }),
    );
    expect(raised?.finding).toMatchObject({
      rule: 'deadUnits',
      subject: '1.relu',
      severity: 'warning',
      units: [0, 1, 2],
      value: 0.3,
      threshold: 0.2,
      formula: 'share of units at 0 for every example of 2 batches',
      meaning:
        '3 of 10 units of 1.relu (30 %) were flat for 2 batches in a row, most of them since the start: they learn nothing.',
      remedy: 'Start biases above 0 (0.1), put a batchNorm ahead, or use leakyRelu, which cannot die.',
      settings: [{ layer: '0.linear', option: 'biasInit', value: 0.1 }],
    });
  });

  it('and of those that died later', () => {
    const [raised] = events(deadUnitsRule({ over: 2 }), unitsAt([1, 3, 3]));
    expect(raised?.finding).toMatchObject({
      meaning: '3 of 10 units of 0.relu (30 %) were flat for 2 batches in a row: they learn nothing.',
      remedy:
        'Lower the learning rate to a third, put a batchNorm ahead, or use leakyRelu, which cannot die.',
      settings: [{ option: 'learningRate', value: expect.closeTo(0.1 / 3, 12) as number, from: 0.1 }],
    });
    const half = events(deadUnitsRule({ over: 2 }), unitsAt([2, 4, 4]))[0]?.finding;
    expect(half?.meaning).not.toContain('since the start');
  });

  it('says of one batch with more than half that others may still teach them', () => {
    expect(events(deadUnitsRule(), unitsAt([6]))[0]?.finding).toMatchObject({
      severity: 'info',
      value: 0.6,
      threshold: 0.5,
      formula: 'share of units at 0 for every example of a batch',
      meaning: '6 of 10 units of 0.relu were flat for a whole batch; others may still teach them.',
      remedy: 'Start biases above 0 (0.1), put a batchNorm ahead, or use leakyRelu, which cannot die.',
    });
    expect(changes(deadUnitsRule(), unitsAt([5]))).toEqual([]);
  });

  it.each([
    [2, undefined],
    [3, 'warning'],
    [5, 'warning'],
    [6, 'error'],
  ])('of ten units %d are %s', (dead, severity) => {
    expect(events(deadUnitsRule({ over: 1 }), unitsAt([dead]))[0]?.finding.severity).toBe(severity);
  });

  it('takes shares and layers of its own', () => {
    const options = { over: 1, warning: 0.5, error: 0.7 };
    expect(changes(deadUnitsRule(options), unitsAt([5]))).toEqual([]);
    expect(events(deadUnitsRule(options), unitsAt([6]))[0]?.finding).toMatchObject({
      severity: 'warning',
      threshold: 0.5,
    });
    expect(events(deadUnitsRule(options), unitsAt([8]))[0]?.finding).toMatchObject({
      severity: 'error',
      threshold: 0.7,
    });
    expect(changes(deadUnitsRule({ over: 1, kinds: ['tanh'] }), unitsAt([8]))).toEqual([]);
  });

  it('keeps what is not clear of its threshold, a batch with more than half aside', () => {
    const share = { over: 1, warning: 0.21, error: 0.5 }; // 2 of 10 are near
    expect(changes(deadUnitsRule(share), unitsAt([3, 2, 2, 2, 2, 2]))).toEqual(['0 raised warning 0.relu']);
    expect(changes(deadUnitsRule(share), unitsAt([2]))).toEqual([]);
    expect(changes(deadUnitsRule(share), unitsAt([3, 1, 1, 1, 1]))).toEqual([
      '0 raised warning 0.relu',
      '4 cleared warning 0.relu',
    ]);
  });

  it('begins to count anew when a unit revives', () => {
    expect(changes(deadUnitsRule({ over: 3 }), unitsAt([3, 3, 0, 3, 3]))).toEqual([]);
    expect(changes(deadUnitsRule({ over: 3 }), unitsAt([3, 3, 0, 3, 3, 3]))).toEqual([
      '5 raised warning 0.relu',
    ]);
  });

  it('leaves it to saturation, of which most of a tanh’s flat units are the same fact', () => {
    expect(changes(deadUnitsRule({ over: 1 }), unitsAt([8], { kind: 'tanh' }))).toEqual([]);
    expect(changes(deadUnitsRule({ over: 1 }), unitsAt([3], { kind: 'tanh' }))).toHaveLength(1);
  });

  it('leaves it to saturation too where that came later, of a layer ahead', () => {
    const ahead = (flat: number): PlainLayer => ({
      kind: 'tanh',
      output: { values: Array.from({ length: 10 }, (_, at) => (at < flat ? 1 : 0.1 * at)), shape: [10, 1] },
    });
    const then = (flat: number) => [
      of10(0, { ahead: [ahead(0)] }),
      of10(3, { step: 1, ahead: [ahead(flat)] }),
    ];
    const ofRelu = { over: 1, kinds: ['relu'] };
    expect(changes(deadUnitsRule(ofRelu), then(7))).toEqual([]);
    expect(changes(deadUnitsRule(ofRelu), then(5))).toEqual(['1 raised warning 1.relu']);
  });

  it('points to what stood in the way from the start, with nothing to set', () => {
    const silent: PlainLayer = { kind: 'relu', output: { values: [0, 0], shape: [2, 1] } };
    const found = events(deadUnitsRule({ over: 1, layers: [1] }), unitsAt([6], { ahead: [silent] }))[0]
      ?.finding;
    expect(found).toMatchObject({
      remedy: 'It follows from this: all outputs of 0.relu are 0. Do what allZero says.',
      cause: { rule: 'allZero', subject: '0.relu' },
    });
    expect(found?.settings).toBeUndefined();
  });

  describe('over a whole split', () => {
    const over = (dead: readonly number[], step = 5) => ({
      step,
      layers: [{ name: '1.relu', kind: 'relu', units: 5, dead }],
    });
    /** What is said of a split, measured behind so many batches. */
    const behind = (snapshots: readonly Snapshot[], task?: { examples: number }) => {
      const deadUnits = new Subject<DeadUnits>();
      const seen: Finding[] = [];
      const batches = new Subject<Snapshot>();
      const inputs = { deadUnits, ...(task && { task: { loss: 'mse', ...task } }) };
      batches.pipe(deadUnitsRule({}, inputs)).subscribe(({ finding }) => seen.push(finding));
      for (const snapshot of snapshots) batches.next(snapshot);
      deadUnits.next(over([0, 1]));
      return seen;
    };

    it('says that no batch will teach them, and lowers the rate of the last batch', () => {
      expect(behind([of10(0)])).toMatchObject([
        {
          subject: '1.relu (training split)',
          severity: 'warning',
          units: [0, 1],
          value: 0.4,
          threshold: 0.2,
          formula: 'share of units at 0 for every example of the training split, in evaluation mode',
          meaning:
            '2 of 5 units of 1.relu (40 %) are flat for every example there is: no batch will teach them.',
          remedy:
            'Lower the learning rate to a third, put a batchNorm ahead, or use leakyRelu, which cannot die.',
          settings: [{ option: 'learningRate', value: expect.closeTo(0.1 / 3, 12) as number, from: 0.1 }],
        },
      ]);
      expect(behind([])[0]?.settings).toEqual([]);
    });

    it('proposes no norm where one stands ahead', () => {
      const norm: PlainLayer = { kind: 'batchNorm', output: { values: [1, -1], shape: [2, 1] } };
      expect(behind([of10(0, { ahead: [norm] })])[0]?.remedy).toBe(
        'Lower the learning rate to a third, or use leakyRelu, which cannot die.',
      );
    });

    it('says nothing of fewer than 32 examples, any of which a unit may miss by chance', () => {
      expect(behind([of10(0)], { examples: 31 })).toEqual([]);
      expect(behind([of10(0)], { examples: 32 })).toHaveLength(1);
    });

    it('says nothing of a fifth', () => {
      const deadUnits = of(over([0]));
      expect(changes(deadUnitsRule({}, { deadUnits }), [])).toEqual([]);
    });

    it('leaves it to saturation, where the last batch was', () => {
      expect(behind(unitsAt([8], { kind: 'tanh' }))).toEqual([]);
    });
  });

  it('proposes no norm where one stands ahead', () => {
    const dead = { values: [0, 0, 1, 0, 0, 1], shape: [2, 3] };
    const behind = (kind: string) =>
      events(deadUnitsRule({ over: 1 }), [
        arraySnapshot({
          layers: [
            { kind, output: { values: [-1, -2, 1, -1, -2, 2], shape: [2, 3] } },
            { kind: 'relu', output: dead },
          ],
        }),
      ])[0]?.finding.remedy;
    expect(behind('linear')).toContain('put a batchNorm ahead');
    expect(behind('batchNorm')).toContain('leakyRelu');
    expect(behind('batchNorm')).not.toContain('batchNorm');
  });

  it('takes for its cause only what stood there when the units still lived', () => {
    const weight = { name: '1.linear.weight', values: [1, -1, 0.5, 2], shape: [2, 2], fanIn: 2 };
    const fading = (step: number, scale: number, unit: number) =>
      arraySnapshot({
        step,
        layers: [
          { kind: 'relu', output: { values: [1, 2, 3, 1], shape: [2, 2] } },
          { kind: 'linear', output: { values: [1, 2, 3, 1], shape: [2, 2] } },
          { kind: 'relu', output: { values: [scale, unit, 2 * scale, unit], shape: [2, 2] } },
          { kind: 'linear', output: { values: [1, 2, 3, 1], shape: [2, 2] } },
        ],
        parameters: [{ ...weight, data: weight }],
      });
    const causes = (first: number) =>
      events(deadUnitsRule({ over: 2 }), [
        fading(0, first, first),
        fading(1, 1e-4, 0),
        fading(2, 1e-4, 0),
      ]).map(({ finding }) => finding.cause?.rule);
    expect(causes(1e-4)).toEqual(['activationScale']);
    expect(causes(1)).toEqual([undefined]);
  });

  it.each(['tanh', 'sigmoid', 'relu', 'elu'] as const)('is silent of a healthy %s', (activation) => {
    expect(changes(deadUnitsRule(), run(30, { activation, hidden: 1 }, 25))).toEqual([]);
  });

  it('never calls a leakyRelu dead', () => {
    const values = [-1, -1];
    const leaky = arraySnapshot({ layers: [{ kind: 'leakyRelu', output: { values, shape: [1, 2] } }] });
    expect(changes(deadUnitsRule(), [leaky])).toEqual([]);
  });

  it('finds a dead tanh unit by its own threshold', () => {
    const values = [0.995, 0.5, -0.999, 0.5];
    const tanh = arraySnapshot({ layers: [{ kind: 'tanh', output: { values, shape: [2, 2] } }] });
    const [raised] = events(deadUnitsRule({ over: 1 }), [tanh]);
    expect(raised?.finding).toMatchObject({
      units: [0],
      value: 0.5,
      formula: expect.stringContaining('|h| > 0.99'),
    });
  });

  it('refuses a window of 0', () => {
    expect(() => deadUnitsRule({ over: 0 })).toThrow(
      'deadUnits: over must be a positive integer, got 0; the batches in an epoch cover a data set',
    );
    expect(() => deadUnitsRule({ over: 1.5 })).toThrow(RangeError);
  });

  it('takes units that are flat for a whole split for lost, and clears', () => {
    const over = (step: number, dead: readonly number[]) => ({
      step,
      layers: [{ name: '1.relu', kind: 'relu', units: 4, dead }],
    });
    const inputs = { deadUnits: of(over(0, []), over(5, [2]), over(6, [0, 1, 2]), over(7, [])) };
    const seen = events(deadUnitsRule({}, inputs), []);
    expect(seen.map(({ step, change, finding }) => [step, change, finding.severity, finding.units])).toEqual([
      [5, 'raised', 'warning', [2]],
      [6, 'updated', 'error', [0, 1, 2]],
      [7, 'cleared', 'error', [0, 1, 2]],
    ]);
    expect(seen[0]?.finding.subject).toBe('1.relu (training split)');
  });
});
