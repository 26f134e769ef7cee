import { describe, expect, it } from 'vitest';
import { arraySnapshot } from './arraySnapshot.ts';
import type { Reading } from './reading.ts';

const valuesOf = (reading: Reading | undefined): number[] => Array.from(reading?.values() ?? []);

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

  it('carries all that is given of a layer, and nothing that is not', () => {
    const [value, input, grad] = [{ values: [1, 2] }, { values: [3, 4] }, { values: [5, 6] }];
    const batchMoments = { mean: [1], variance: [2] };
    const { layers } = arraySnapshot({
      layers: [
        { kind: 'elu', alpha: 0.5, beta: 2, output: value, input, grad },
        { kind: 'batchNorm', output: value, batchMoments },
        { kind: 'batchNorm', output: value, batchMoments: { ...batchMoments, momentum: 0, tracks: 'std' } },
        { kind: 'tanh', output: value },
      ],
    });
    const [elu, norm, other, tanh] = layers;
    expect(elu).toMatchObject({ alpha: 0.5, beta: 2 });
    expect([elu?.output, elu?.input, elu?.grad].map(valuesOf)).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    expect(norm?.batchMoments).toMatchObject({ momentum: 0.1, tracks: 'variance' });
    expect(other?.batchMoments).toMatchObject({ momentum: 0, tracks: 'std' });
    expect([...valuesOf(norm?.batchMoments?.mean), ...valuesOf(norm?.batchMoments?.variance)]).toEqual([
      1, 2,
    ]);
    expect(Object.keys(tanh ?? {}).sort()).toEqual(['depth', 'index', 'kind', 'name', 'output']);
  });

  it('carries all that is given of a parameter, its objective and its own shape where none is given', () => {
    const objective = { terms: [] } as never; // as a caller gives it
    const snapshot = arraySnapshot({
      objective,
      parameters: [
        { name: '0.linear.weight', fanIn: 3, data: { values: [1, 2] } },
        { name: 'bare', data: { values: [] } },
      ],
    });
    expect(snapshot.objective).toEqual(objective);
    expect('objective' in arraySnapshot({})).toBe(false);
    const [weight, bare] = snapshot.parameters;
    expect(weight).toMatchObject({ fanIn: 3, shape: [2], layer: '0.linear' });
    expect(valuesOf(weight?.grad)).toEqual([0, 0]);
    expect([bare?.layer, bare && 'fanIn' in bare, bare?.shape]).toEqual(['', false, [0]]);
  });

  it('names what a reading is of where that refuses something', () => {
    const value = { values: [1, 2] };
    const { layers, parameters } = arraySnapshot({
      layers: [
        {
          kind: 'tanh',
          output: value,
          input: value,
          grad: value,
          batchMoments: { mean: [1], variance: [1] },
        },
      ],
      parameters: [{ name: 'w', data: value, grad: value, update: value }],
    });
    const [layer] = layers;
    const [parameter] = parameters;
    const readings = {
      '0.tanh.output': layer?.output,
      '0.tanh.input': layer?.input,
      '0.tanh.grad': layer?.grad,
      '0.tanh.mean': layer?.batchMoments?.mean,
      '0.tanh.variance': layer?.batchMoments?.variance,
      'w.data': parameter?.data,
      'w.grad': parameter?.grad,
      'w.update': parameter?.update,
    };
    for (const [name, reading] of Object.entries(readings))
      expect(() => reading?.histogram({ bins: 0 }), name).toThrow(`${name}: bins must be`);
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
    ['a loss that is no number', { loss: '2' }, 'arraySnapshot: loss must be a number, got "2"'],
    [
      'parameters by name',
      { parameters: { w: { data: { values } } } },
      'parameters must be a list, got an object',
    ],
    [
      'a depth that is none',
      { layers: [{ kind: 'tanh', name: 'x', depth: 0.5, output: { values } }] },
      'x.depth must be an integer of at least 0, got 0.5',
    ],
    [
      'an input that is nested',
      { layers: [{ kind: 'tanh', output: { values }, input: { values: [[1]] } }] },
      '0.tanh.input.values must be flat numbers, got a list at 0',
    ],
    [
      'a parameter’s values that are nested',
      { parameters: [{ name: 'w', data: { values: [[1]] } }] },
      'w.data.values must be flat numbers, got a list at 0',
    ],
    [
      'a parameter’s gradient of another length',
      { parameters: [{ name: 'w', data: { values }, grad: { values: [1] } }] },
      'w.grad must have the shape [2] of what it belongs to, got [1]',
    ],
    [
      'no values at all',
      { layers: [{ kind: 'tanh', output: null }] },
      '0.tanh.output must be { values, shape? } with a list of numbers, got null',
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
