import { describe, expect, it } from 'vitest';
import { axisLast, imagesChannelsLast, weightOutputsLast } from './channelsLast.ts';
import { plainTensor } from './plainTensor.ts';
import { recordedLine } from './recordedLine.ts';
import { recordedObjective } from './recordedObjective.ts';
import { snapshotLine } from './snapshotLine.ts';
import { snapshotOf } from './snapshotOf.ts';

const base64 = (values: readonly number[]): string =>
  btoa(String.fromCharCode(...new Uint8Array(new Float32Array(values).buffer)));
const counted = (...shape: readonly number[]) => ({
  shape,
  values: Array.from({ length: shape.reduce((size, side) => size * side, 1) }, (_, at) => at),
});

/** The value at some place, by row-major order. */
function at({ values, shape }: { values: ArrayLike<number>; shape: readonly number[] }, ...place: number[]) {
  return values[place.reduce((index, along, axis) => index * (shape[axis] ?? NaN) + along, 0)];
}

describe('channelsLast', () => {
  it('moves one axis to the end, and every value with it', () => {
    const tensor = counted(2, 3, 4);
    for (const axis of [0, 1, 2]) {
      const moved = axisLast(tensor, axis);
      const rest = [0, 1, 2].filter((each) => each !== axis);
      expect(moved.shape).toEqual([...rest, axis].map((each) => tensor.shape[each]));
      const place = [1, 2, 3].map((along, each) => Math.min(along, (tensor.shape[each] ?? 0) - 1));
      const movedPlace = [...rest, axis].map((each) => place[each] ?? NaN);
      expect(at(moved, ...movedPlace)).toBe(at(tensor, ...place));
    }
  });

  it('turns PyTorch’s images round, and leaves other ranks alone', () => {
    const images = counted(2, 3, 4, 5);
    const turned = imagesChannelsLast(images);
    expect(turned.shape).toEqual([2, 4, 5, 3]);
    expect(at(turned, 1, 2, 3, 0)).toBe(at(images, 1, 0, 2, 3));
    expect(imagesChannelsLast(counted(2, 3))).toEqual(counted(2, 3));
  });

  it('turns PyTorch’s weights and filters round, and leaves a bias alone', () => {
    const weight = counted(2, 3);
    expect(weightOutputsLast(weight).shape).toEqual([3, 2]);
    expect(at(weightOutputsLast(weight), 2, 1)).toBe(at(weight, 1, 2));
    const filters = counted(2, 3, 4, 5);
    expect(weightOutputsLast(filters).shape).toEqual([4, 5, 3, 2]);
    expect(at(weightOutputsLast(filters), 3, 4, 2, 1)).toBe(at(filters, 1, 2, 3, 4));
    expect(weightOutputsLast(counted(2))).toEqual(counted(2));
  });
});

describe('plainTensor', () => {
  it('flattens nested lists, numbers alone and none included', () => {
    expect(
      plainTensor('x', [
        [1, 2, 3],
        [4, 5, 6],
      ]),
    ).toEqual({ values: [1, 2, 3, 4, 5, 6], shape: [2, 3] });
    expect(plainTensor('x', 7)).toEqual({ values: [7], shape: [] });
    expect(plainTensor('x', [])).toEqual({ values: [], shape: [0] });
  });

  it('takes null for NaN, in lists and in flat values', () => {
    expect(plainTensor('x', [1, null]).values).toEqual([1, NaN]);
    expect(plainTensor('x', null).values).toEqual([NaN]);
    expect(plainTensor('x', { values: [null, 2] })).toEqual({ values: [NaN, 2], shape: [2] });
  });

  it('takes float32 in base64, to the bit', () => {
    const { values, shape } = plainTensor('x', { base64: base64([0.1, -Infinity]), shape: [2, 1] });
    expect([...Array.from(values), ...shape]).toEqual([Math.fround(0.1), -Infinity, 2, 1]);
  });

  it.each([
    [
      [[1, 2], [3]],
      RangeError,
      'must have rows of one length, got one of 1 beside one of 2; a tensor is not ragged',
    ],
    [[[1], 2], RangeError, 'must have rows of one length, got one of number beside one of 1'],
    [
      [1, 'two'],
      TypeError,
      'must hold numbers, got "two"; lists that are nested stand alone, without {values}',
    ],
    [[1, [2]], TypeError, 'must hold numbers, got a list'],
    [{ values: [[1]] }, TypeError, 'must hold numbers, got a list'],
    [
      { data: [1] },
      TypeError,
      'must be a list of numbers, {values, shape} or {base64, shape}, got an object with data; write a tensor with its tolist()',
    ],
    [
      {},
      TypeError,
      'must be a list of numbers, {values, shape} or {base64, shape}, got an object with no keys',
    ],
    ['text', TypeError, 'must be a list of numbers, {values, shape} or {base64, shape}, got string'],
    [
      { base64: btoa('abcde'), shape: [1] },
      RangeError,
      'must be float32 in base64, four bytes a value, got 5 bytes; write tensor.float() before its bytes',
    ],
    [{ base64: '!!', shape: [1] }, TypeError, 'must be base64, got "!!"; or write lists'],
  ])('refuses %j', (recorded, kind, message) => {
    // A recorded file may hold anything, whatever the type says.
    const read = () => plainTensor('0.tanh.output', recorded as never);
    expect(read).toThrow(kind);
    expect(read).toThrow(`snapshotOf: 0.tanh.output ${message}`);
  });
});

describe('plainTensor, of a shape', () => {
  it.each([['3'], [[1.5, 2]], [[-1, -3]], [{}]])('refuses %j', (shape) => {
    expect(() => plainTensor('x', { values: [1, 2, 3], shape: shape as never })).toThrow(
      new TypeError(
        `snapshotOf: x.shape must be a list of whole sides, got ${JSON.stringify(shape)}; write list(tensor.shape)`,
      ),
    );
  });

  it('refuses lists within lists without end, and says so', () => {
    let nested: unknown = 1;
    for (let depth = 0; depth < 50_000; depth++) nested = [nested];
    expect(() => plainTensor('x', nested as never)).toThrow(
      new RangeError(
        'snapshotOf: x must have at most 64 axes, got lists within lists beyond that; no tensor has more',
      ),
    );
  });
});

describe('recordedLine', () => {
  it('gives what a line holds, for what it leaves out to be filled in', () => {
    expect(recordedLine('{"loss": NaN, "layers": {}}')).toEqual({ loss: null, layers: {} });
    expect(snapshotOf({ step: 7, ...recordedLine('{"loss": 1}') }).step).toBe(7);
    expect(snapshotOf({ step: 7, ...recordedLine('{"step": 2}') }).step).toBe(2);
  });

  it('tells a line that is no JSON from one that is no object by the cause', () => {
    const causeOf = (line: string): unknown => {
      try {
        return recordedLine(line);
      } catch (error) {
        return (error as Error).cause; // a TypeError
      }
    };
    expect(causeOf('{"step": 1')).toBeInstanceOf(SyntaxError);
    expect(causeOf('[1]')).toBeUndefined();
  });

  it('reads megabytes beside a NaN', () => {
    const long = 'A'.repeat(20_000_000);
    expect(Object.keys(recordedLine(`{"loss": NaN, "text": "${long}"}`))).toEqual(['loss', 'text']);
  });
});

describe('recordedObjective', () => {
  it.each([
    ['CrossEntropyLoss', { loss: 'CrossEntropyLoss', takes: 'logits', applies: 'softmax', classes: 5 }],
    ['MSELoss', { loss: 'MSELoss', takes: 'values' }],
    [
      { takes: 'probabilities', loss: 'mine' },
      { loss: 'mine', takes: 'probabilities' },
    ],
    [
      { takes: 'logits', applies: 'softmax' },
      { loss: 'the loss', takes: 'logits', applies: 'softmax', classes: 5 },
    ],
    [
      { takes: 'logits', applies: 'sigmoid' },
      { loss: 'the loss', takes: 'logits', applies: 'sigmoid', classes: 2 },
    ],
    [
      { takes: 'logits', applies: 'softmax', classes: 3 },
      { loss: 'the loss', takes: 'logits', applies: 'softmax', classes: 3 },
    ],
  ] as const)('takes %j', (objective, wanted) => {
    expect(recordedObjective(objective, 5)).toEqual(wanted);
  });

  it.each([
    ['CrossEntropyLos', TypeError, 'objective must be a loss of CrossEntropyLoss, '],
    [
      {},
      TypeError,
      'objective.takes must be "logits", "probabilities" or "values", got undefined; or give the loss\'s name',
    ],
    [3, TypeError, 'objective.takes must be'],
    [null, TypeError, 'objective.takes must be'],
    [{ takes: 'logits' }, TypeError, 'objective.applies must be "softmax" or "sigmoid", got undefined'],
    [{ takes: 'values', loss: 3 }, TypeError, 'objective.loss must be a name, got 3; leave it out'],
    [
      { takes: 'probabilities', classes: 1 },
      RangeError,
      'objective.classes must be an integer of at least 2, got 1',
    ],
  ])('refuses %j', (objective, kind, message) => {
    const read = () => recordedObjective(objective as never, 5);
    expect(read).toThrow(kind);
    expect(read).toThrow(`snapshotOf: ${message}`);
  });
});

describe('snapshotLine', () => {
  it('reads a step', () => {
    const { step, loss, layers } = snapshotLine(
      '{"step": 3, "loss": 0.5, "layers": {"tanh": {"output": [[1, 2]]}}}',
    );
    expect([step, loss, layers[0]?.kind, layers[0]?.output.shape]).toEqual([3, 0.5, 'tanh', [1, 2]]);
  });

  it('understands Python’s NaN and Infinity, and leaves text that holds them alone', () => {
    const line = '{"loss": NaN, "layers": {"NaN-tanh": {"output": [1, NaN, Infinity, -Infinity]}}}';
    const { loss, layers } = snapshotLine(line);
    expect(loss).toBeNaN();
    expect(layers[0]?.name).toBe('NaN-tanh');
    expect(Array.from(layers[0]?.output.values() ?? [])).toEqual([1, NaN, Infinity, -Infinity]);
  });

  it.each([
    ['{"step": 1', 'snapshotLine: line must be JSON, got {"step": 1; one object a line'],
    ['', 'snapshotLine: line must be JSON, got ; one object a line'],
    ['[1]', 'snapshotLine: line must be a JSON object, got [1]; write {"step": 0'],
    ['null', 'snapshotLine: line must be a JSON object, got null'],
    [`"${'x'.repeat(100)}"`, `got "${'x'.repeat(59)}…; write`],
  ])('refuses %j', (line, message) => {
    expect(() => snapshotLine(line)).toThrow(TypeError);
    expect(() => snapshotLine(line)).toThrow(message);
  });
});
