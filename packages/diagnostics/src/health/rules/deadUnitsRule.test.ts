import { arraySnapshot } from '@weir/core';
import { of } from 'rxjs';
import { describe, expect, it } from 'vitest';
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
    expect(() => deadUnitsRule({ over: 0 })).toThrow('deadUnits: over must be a positive integer');
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
