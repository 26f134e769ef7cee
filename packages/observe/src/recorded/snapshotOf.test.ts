import { describe, expect, it } from 'vitest';
import { snapshotLine } from './snapshotLine.ts';
import { snapshotOf } from './snapshotOf.ts';

const base64 = (values: readonly number[]): string =>
  btoa(String.fromCharCode(...new Uint8Array(new Float32Array(values).buffer)));

describe('snapshotOf', () => {
  it('makes a snapshot of nested lists, by name', () => {
    const { layers, parameters } = snapshotOf({
      layers: {
        '0.linear': {
          output: [
            [1, 2],
            [3, 4],
          ],
          grad: [
            [0.1, 0],
            [0, 0.1],
          ],
        },
        '1.tanh': {
          output: [
            [0.99, 0],
            [-1, 0.5],
          ],
        },
      },
      parameters: { '0.linear.weight': { data: [[1, 2, 3]], update: [[0.1, 0, 0]] } },
    });
    expect(layers.map(({ name, kind, index }) => [name, kind, index])).toEqual([
      ['0.linear', 'linear', 0],
      ['1.tanh', 'tanh', 1],
    ]);
    expect(layers[0]?.grad?.shape).toEqual([2, 2]);
    expect(layers[1]?.output.share(0.97, { absolute: true })).toBe(0.5);
    expect(parameters[0]).toMatchObject({ layer: '0.linear', shape: [1, 3], fanIn: 1 });
  });

  it('takes flat values with a shape and float32 in base64 for the same', () => {
    const output = [
      [1, 2, 3],
      [4, 5, 6],
    ];
    const forms = [
      output,
      { values: [1, 2, 3, 4, 5, 6], shape: [2, 3] },
      { base64: base64([1, 2, 3, 4, 5, 6]), shape: [2, 3] },
    ];
    for (const form of forms) {
      const [layer] = snapshotOf({ layers: { tanh: { output: form } } }).layers;
      expect(layer?.output.shape).toEqual([2, 3]);
      expect(Array.from(layer?.output.values() ?? [])).toEqual([1, 2, 3, 4, 5, 6]);
    }
  });

  it('understands what PyTorch and Keras call layers', () => {
    const output = [[0]];
    const kinds = {
      Linear: 'linear',
      BatchNorm1d: 'batchNorm',
      LeakyReLU: 'leakyRelu',
      Dense: 'linear',
      SiLU: 'silu',
      MaxPool2d: 'maxPool2d',
      MyBlock: 'myBlock',
    };
    const { layers } = snapshotOf({
      layers: Object.fromEntries(Object.keys(kinds).map((kind, at) => [`${at}`, { kind, output }])),
    });
    expect(layers.map(({ kind }) => kind)).toEqual(Object.values(kinds));
  });

  it('turns PyTorch’s weights, filters and images round', () => {
    const { layers, parameters } = snapshotOf({
      layout: 'torch',
      learningRate: 0.1,
      layers: {
        '0': { kind: 'Conv2d', output: { values: [1, 2, 3, 4, 5, 6, 7, 8], shape: [1, 2, 2, 2] } },
        '1': { kind: 'BatchNorm2d', output: { values: [1, 2], shape: [1, 2, 1, 1] } },
        '2': { kind: 'Linear', output: [[0, 0]] },
      },
      parameters: {
        '0.weight': {
          data: { values: [1, 2, 3, 4, 5, 6], shape: [2, 3, 1, 1] },
          grad: { values: [1, 0, 0, 0, 0, 0], shape: [2, 3, 1, 1] },
        },
        '1.weight': { data: [1, 1] },
        '1.bias': { data: [0, 0] },
        '2.weight': {
          data: [
            [1, 2, 3],
            [4, 5, 6],
          ],
        },
      },
    });
    expect(layers[0]?.output.shape).toEqual([1, 2, 2, 2]);
    expect(Array.from(layers[0]?.output.values() ?? [])).toEqual([1, 5, 2, 6, 3, 7, 4, 8]);
    expect(parameters.map(({ name, shape, fanIn }) => [name, shape, fanIn])).toEqual([
      ['0.weight', [1, 1, 3, 2], 3],
      ['1.gamma', [2], undefined],
      ['1.beta', [2], undefined],
      ['2.weight', [3, 2], 3],
    ]);
    expect(Array.from(parameters[0]?.data.values() ?? [])).toEqual([1, 4, 2, 5, 3, 6]);
    expect(Array.from(parameters[3]?.data.values() ?? [])).toEqual([1, 4, 2, 5, 3, 6]);
    expect(Array.from(parameters[0]?.update.values() ?? [])[0]).toBeCloseTo(-0.1);
  });

  it('takes a gradient that is null, as Python’s None is written, for none', () => {
    const { layers, parameters } = snapshotOf({
      layers: { tanh: { output: [[1, 2]], grad: null, input: null } },
      parameters: { 'tanh.weight': { data: [[1]], grad: null, update: null } },
    });
    expect([layers[0]?.grad, layers[0]?.input]).toEqual([undefined, undefined]);
    expect(Array.from(parameters[0]?.update.values() ?? [])).toEqual([-0]);
  });

  it('says what the loss takes, over the classes of the last layer, as far as the shape tells them', () => {
    const classesOf = (shape: number[], layout: 'torch' | 'tfjs') =>
      snapshotOf({
        layout,
        objective: 'CrossEntropyLoss',
        layers: {
          tanh: { output: [[1, 2]] },
          linear: { output: { shape, values: Array(shape.reduce((size, side) => size * side)).fill(0) } },
        },
      }).objective?.classes;
    expect(classesOf([2, 7], 'torch')).toBe(7);
    expect(classesOf([2, 7, 1, 3], 'torch')).toBe(7);
    expect(classesOf([2, 3, 7], 'tfjs')).toBe(7);
    expect(classesOf([2, 7, 3], 'torch')).toBeUndefined();
    expect(snapshotOf({ layers: {} }).objective).toBeUndefined();
  });

  it('measures a batchNorm’s moments from its input', () => {
    const [norm] = snapshotOf({
      layers: {
        bn: { kind: 'BatchNorm1d', momentum: 0.2, input: [[1], [2], [3]], output: [[-1], [0], [1]] },
      },
    }).layers;
    expect(norm?.batchMoments?.mean.values()[0]).toBe(2);
    expect(norm?.batchMoments?.variance.values()[0]).toBeCloseTo(1);
    expect(norm?.batchMoments?.momentum).toBe(0.2);
  });

  it.each([
    [{ layers: [] }, 'snapshotOf: layers must be an object, got a list'],
    [{ layers: { a: 3 } }, 'snapshotOf: a must be an object, got 3'],
    [
      { layers: { a: { output: [[1], [2, 3]] } } },
      'snapshotOf: a.output must have rows of one length, got one of 2 beside one of 1',
    ],
    [{ layers: { a: { output: ['1'] } } }, 'snapshotOf: a.output must hold numbers, got "1"'],
    [
      { layers: { a: { output: {} } } },
      'snapshotOf: a.output must be a list of numbers, {values, shape} or {base64, shape}, got an object with no keys',
    ],
    [
      { layers: { a: {} } },
      'snapshotOf: a.output must be a list of numbers, {values, shape} or {base64, shape}, got undefined',
    ],
    [{ layers: { a: { output: { base64: 'AAA=', shape: [1] } } } }, 'four bytes a value, got 2 bytes'],
    [{ layers: { a: { output: { base64: '§', shape: [1] } } } }, 'snapshotOf: a.output must be base64'],
    [{ layout: 'nchw' }, 'snapshotOf: layout must be "torch" or "tfjs", got "nchw"'],
    [
      { parameters: { w: { data: [1], grad: [1] } } },
      'snapshotOf: w must have an update where learningRate is not given, got none',
    ],
    [{ parameters: { w: null } }, 'snapshotOf: w must be an object, got null'],
    [
      { step: '0' },
      'snapshotOf: step must be an integer of at least 0, got "0"; count steps, 0 for the first',
    ],
    [{ step: 1e300 }, 'snapshotOf: step must be an integer of at least 0, got 1e+300'],
    [{ loss: '3' }, 'snapshotOf: loss must be a number, got "3"; null stands for what is not finite'],
    [{ learningRate: '0.1' }, 'snapshotOf: learningRate must be a number, got "0.1"'],
    [
      { layers: { a: { kind: 3, output: [1] } } },
      'snapshotOf: kind of "a" must be what made its output, "Tanh", got 3',
    ],
    [
      { layers: { '7': { output: [1] } } },
      'snapshotOf: kind of "7" must be what made its output, "Tanh", got ""',
    ],
    [{ layers: { elu: { alpha: 'x', output: [1] } } }, 'snapshotOf: elu.alpha must be a number, got "x"'],
    [
      { layers: { bn: { momentum: null, output: [1] } } },
      'snapshotOf: bn.momentum must be a number, got null',
    ],
  ])('refuses %j', (recorded, message) => {
    expect(() => snapshotOf(recorded as never)).toThrow(message);
  });
});

describe('snapshotLine', () => {
  it('reads a line, Python’s NaN and Infinity included, and leaves strings alone', () => {
    const line =
      '{"step": 3, "loss": NaN, "layers": {"NaN, -Infinity.tanh": {"output": [NaN, -Infinity, 1]}}}';
    const { step, loss, layers } = snapshotLine(line);
    expect(step).toBe(3);
    expect(loss).toBeNaN();
    expect(layers[0]?.name).toBe('NaN, -Infinity.tanh');
    expect(Array.from(layers[0]?.output.values() ?? [])).toEqual([NaN, -Infinity, 1]);
  });

  it('says what a line must be', () => {
    expect(() => snapshotLine('[1]')).toThrow('snapshotLine: line must be a JSON object, got [1]');
    expect(() => snapshotLine('{"step": ')).toThrow('snapshotLine: line must be JSON, got {"step": ');
  });
});
