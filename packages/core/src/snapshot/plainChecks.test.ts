import { describe, expect, it } from 'vitest';
import { brief, mustBeAlike, mustBeCount, mustBeFlat, mustBeKind, mustBeList } from './plainChecks.ts';

// What comes from plain JavaScript may be of any type, whatever the parameter's says.
const wrong = (value: unknown) => value as never;

describe('mustBeKind', () => {
  it('takes what diagnostics know, and a kind of one’s own', () => {
    for (const kind of ['tanh', 'batchNorm', 'Square', 'mySwish2']) {
      expect(() => mustBeKind('3.x', kind)).not.toThrow();
    }
  });

  it.each([
    ['Tanh', 'tanh'],
    ['batch_norm', 'batchNorm'],
    ['BatchNorm', 'batchNorm'],
    ['leaky-relu', 'leakyRelu'],
    ['LogSoftmax', 'logSoftmax'],
    ['SELU', 'selu'],
    ['ReLU6', 'relu6'],
    ['Dropout', 'dropout'],
  ])('says of %s that it must be %s', (kind, known) => {
    expect(() => mustBeKind('3.x', kind)).toThrow(
      new TypeError(
        `arraySnapshot: 3.x.kind must be "${known}", got "${kind}"; diagnostics know it by that name alone`,
      ),
    );
  });

  it.each([
    ['', '""'],
    [undefined, 'undefined'],
    [4, '4'],
  ])('refuses %j', (kind, printed) => {
    expect(() => mustBeKind('layer 3', kind)).toThrow(
      new TypeError(`arraySnapshot: layer 3.kind must be a name such as "tanh", got ${printed}`),
    );
  });
});

describe('mustBeCount', () => {
  it('takes whole numbers from the least on', () => {
    expect(() => mustBeCount('step', 0)).not.toThrow();
    expect(() => mustBeCount('fanIn', 1, 1)).not.toThrow();
  });

  it.each([
    [-1, 0, '-1'],
    [0, 1, '0'],
    [1.5, 0, '1.5'],
    ['3', 0, '"3"'],
    [[3], 0, 'a list'],
  ])('refuses %j where it must be at least %i', (value, least, printed) => {
    expect(() => mustBeCount('step', value, least)).toThrow(
      new RangeError(
        `arraySnapshot: step must be an integer of at least ${least}, got ${printed}; leave it out for its default`,
      ),
    );
  });
});

describe('mustBeList', () => {
  it('takes a list, and shows how one is written where there is none', () => {
    expect(() => mustBeList('layers', [])).not.toThrow();
    expect(() => mustBeList('layers', {})).toThrow(
      new TypeError(
        "arraySnapshot: layers must be a list, got an object; write [{ kind: 'tanh', output: { values } }]",
      ),
    );
    expect(() => mustBeList('parameters', null)).toThrow(
      new TypeError('arraySnapshot: parameters must be a list, got null; write [{ name, data: { values } }]'),
    );
  });
});

describe('mustBeFlat', () => {
  it('takes lists and typed arrays, with and without a shape', () => {
    expect(() => mustBeFlat('x', { values: [1, NaN] })).not.toThrow();
    expect(() => mustBeFlat('x', { values: Float32Array.of(1, 2), shape: [2, 1] })).not.toThrow();
  });

  it.each([
    [[1, 2], 'a list'],
    [null, 'null'],
    [{ values: null }, 'an object'],
    [{ values: 3 }, 'an object'],
    [{ values: {} }, 'an object'],
  ])('refuses %j', (tensor, printed) => {
    expect(() => mustBeFlat('0.tanh.output', wrong(tensor))).toThrow(
      new TypeError(
        `arraySnapshot: 0.tanh.output must be { values, shape? } with a list of numbers, got ${printed}; ` +
          'snapshotOf of @weir/observe takes nested lists',
      ),
    );
  });

  it('says where a value is no number', () => {
    expect(() => mustBeFlat('x', wrong({ values: [1, 2, '3'] }))).toThrow(
      new TypeError(
        'arraySnapshot: x.values must be flat numbers, got "3" at 2; flatten them and give the shape',
      ),
    );
  });

  it.each([[[2, 0.5]], [[-1]]])('refuses the sides %j', (shape) => {
    expect(() => mustBeFlat('x', { values: [1], shape })).toThrow(
      new RangeError(`arraySnapshot: x.shape must have whole sides, got [${shape.join(', ')}]`),
    );
  });
});

describe('mustBeAlike', () => {
  const data = { values: [1, 2, 3, 4], shape: [2, 2] };

  it('takes the same shape, and none where the values are as many', () => {
    expect(() => mustBeAlike('grad', { values: [0, 0, 0, 0], shape: [2, 2] }, data)).not.toThrow();
    expect(() => mustBeAlike('grad', { values: [0, 0, 0, 0] }, data)).not.toThrow();
    expect(() => mustBeAlike('grad', { values: [1, 2], shape: [2] }, { values: [3, 4] })).not.toThrow();
  });

  it.each([
    [{ values: [0, 0, 0] }, '[3]'],
    [{ values: [0, 0, 0, 0], shape: [4] }, '[4]'],
  ])('refuses %j', (grad, printed) => {
    expect(() => mustBeAlike('w.grad', grad, data)).toThrow(
      new RangeError(
        `arraySnapshot: w.grad must have the shape [2, 2] of what it belongs to, got ${printed}; give a value for each`,
      ),
    );
  });

  it('checks that it is flat first', () => {
    expect(() => mustBeAlike('w.grad', wrong([1]), data)).toThrow('must be { values, shape? }');
  });
});

describe('brief', () => {
  it('prints what can be read at a glance, and of the rest what it is', () => {
    expect([[1, 2], { a: 1 }, 'text', 3, null, undefined, true].map(brief)).toEqual([
      'a list',
      'an object',
      '"text"',
      '3',
      'null',
      'undefined',
      'true',
    ]);
  });
});
