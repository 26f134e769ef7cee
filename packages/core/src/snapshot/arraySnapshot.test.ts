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
});
