import { describe, expect, it } from 'vitest';
import { arraySnapshot } from './arraySnapshot.ts';

describe('arraySnapshot', () => {
  it('names layers by their index among the network’s own, inner layers under the composite’s', () => {
    const output = { values: [1, 2] };
    const { layers } = arraySnapshot({
      layers: [
        { kind: 'linear', output },
        { kind: 'residual', output },
        { kind: 'tanh', name: '1.residual.0.tanh', depth: 1, output },
        { kind: 'relu', output },
      ],
    });
    expect(layers.map(({ name, depth }) => [name, depth])).toEqual([
      ['0.linear', 0],
      ['1.residual', 0],
      ['1.residual.0.tanh', 1],
      ['2.relu', 0],
    ]);
  });

  it('takes the update for sgd’s where none is given', () => {
    const { parameters } = arraySnapshot({
      learningRate: 0.5,
      parameters: [
        {
          name: '0.linear.weight',
          data: { values: [1, 2, 3, 4], shape: [2, 2] },
          grad: { values: [2, 0, 0, -2] },
        },
      ],
    });
    expect(Array.from(parameters[0]?.update.values() ?? [])).toEqual([-1, -0, -0, 1]);
    expect(parameters[0]?.layer).toBe('0.linear');
    expect(parameters[0]?.grad.shape).toEqual([2, 2]);
  });

  it('is frozen', () => {
    const snapshot = arraySnapshot({});
    expect(() => Object.assign(snapshot, { loss: 0 })).toThrow(TypeError);
  });

  it('refuses values that do not fill the shape', () => {
    expect(() =>
      arraySnapshot({ layers: [{ kind: 'tanh', output: { values: [1, 2, 3], shape: [2, 2] } }] }),
    ).toThrow('values must number 4 for shape [2, 2], got 3');
  });

  const values = [1, 2];
  it.each([
    [
      'a kind that diagnostics know otherwise',
      { layers: [{ kind: 'Tanh', output: { values } }] },
      'arraySnapshot: 0.Tanh.kind must be "tanh", got "Tanh"',
    ],
    [
      'the same of a norm',
      { layers: [{ kind: 'batch_norm', output: { values } }] },
      '.kind must be "batchNorm", got "batch_norm"',
    ],
    [
      'nested lists',
      { layers: [{ kind: 'tanh', output: { values: [[1], [2]] } }] },
      '0.tanh.output.values must be flat numbers, got a list at 0',
    ],
    [
      'a bare list',
      { layers: [{ kind: 'tanh', output: [1, 2] }] },
      '0.tanh.output must be { values, shape? } with a list of numbers, got a list',
    ],
    [
      'a gradient of another length',
      { layers: [{ kind: 'tanh', output: { values }, grad: { values: [1] } }] },
      '0.tanh.grad must have the shape [2] of what it belongs to, got [1]',
    ],
    [
      'an update of another length',
      { parameters: [{ name: 'w', data: { values }, update: { values: [1, 2, 3] } }] },
      'w.update must have the shape [2] of what it belongs to, got [3]',
    ],
    [
      'a step that is no number',
      { step: NaN },
      'arraySnapshot: step must be an integer of at least 0, got NaN',
    ],
    [
      'a fanIn that is none',
      { parameters: [{ name: 'w', data: { values }, fanIn: NaN }] },
      'w.fanIn must be an integer of at least 1, got NaN',
    ],
    ['layers by name', { layers: { tanh: { output: { values } } } }, 'layers must be a list, got an object'],
    [
      'moments of different lengths',
      { layers: [{ kind: 'batchNorm', output: { values }, batchMoments: { mean: [1, 2], variance: [1] } }] },
      'got 2 and 1',
    ],
  ])('refuses %s', (_, plain, message) => {
    expect(() => arraySnapshot(plain as never)).toThrow(message);
  });

  it('leaves a kind of one’s own alone', () => {
    expect(arraySnapshot({ layers: [{ kind: 'Square', output: { values } }] }).layers[0]?.kind).toBe(
      'Square',
    );
  });
});
