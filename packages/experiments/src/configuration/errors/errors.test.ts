import { describe, expect, it } from 'vitest';
import { ConfigurationError } from './configurationError.ts';
import { didYouMean } from './didYouMean.ts';
import { inOrderOf } from './inOrderOf.ts';
import { printPath, printProblem, printValue, refusal } from './problem.ts';
import type { Path } from './problem.ts';

const problem = (path: Path) => ({ path, must: 'be 1', got: '2', remedy: 'write 1' });

describe('printPath', () => {
  it('is as one would write it in code', () => {
    expect(printPath(['model', 3, 'momentum'])).toBe('model[3].momentum');
    expect(printPath(['data', 'a key'])).toBe('data["a key"]');
    expect(printPath([])).toBe('configuration');
  });
});

describe('printProblem', () => {
  it('says where, what must be, what is, and what to do', () => {
    expect(printProblem(problem(['steps']))).toBe('steps must be 1, got 2; write 1');
  });

  it('says what building threw, and where', () => {
    expect(printProblem(refusal(['model', 0], new RangeError('linear: no')))).toBe('model[0]: linear: no');
    expect(printProblem(refusal(['model'], 'thrown'))).toBe('model: thrown');
  });
});

describe('printValue', () => {
  it('shows any value, cut where it is long', () => {
    expect([undefined, NaN, 3n, () => 1, 'x', null].map(printValue)).toEqual([
      'nothing',
      'NaN',
      '3',
      'a function',
      '"x"',
      'null',
    ]);
    expect(printValue('x'.repeat(100))).toHaveLength(58);
  });
});

describe('didYouMean', () => {
  it('names the nearest, whatever the case', () => {
    expect(didYouMean('LiNear', ['linear', 'tanh'])).toBe('did you mean "linear"?');
    expect(didYouMean('lineer', ['linear', 'tanh'])).toBe('did you mean "linear"?');
  });

  it('names all where none is near, or what was given is no name', () => {
    for (const far of ['transformer', 'constructor', '__proto__'])
      expect(didYouMean(far, ['linear', 'tanh'])).toBe('it can be "linear", "tanh"');
    expect(didYouMean(3, ['linear', 'tanh'])).toBe('it can be "linear", "tanh"');
  });
});

describe('didYouMean of many names', () => {
  it('lists sixty, and says how many more there are', () => {
    const names = (count: number) => Array.from({ length: count }, (_, at) => `preset-${at}`);
    expect(didYouMean(3, names(60))).toMatch(/"preset-59"$/);
    expect(didYouMean(3, names(62))).toMatch(/"preset-59" and 2 more$/);
  });
});

describe('inOrderOf', () => {
  it('is the order of what was given, with what is missing last', () => {
    const given = { steps: 1, model: [{ type: 'a' }, { type: 'b' }] };
    const paths: readonly Path[] = [['seed'], ['model', 1, 'type'], ['model', 0, 'type'], ['steps']];
    expect(inOrderOf(given, paths.map(problem)).map(({ path }) => printPath(path))).toEqual([
      'steps',
      'model[0].type',
      'model[1].type',
      'seed',
    ]);
  });
});

describe('ConfigurationError', () => {
  it('has a line for each problem, and at most forty', () => {
    expect(new ConfigurationError([problem(['a']), problem(['b'])]).message).toBe(
      'a must be 1, got 2; write 1\nb must be 1, got 2; write 1',
    );
    const many = new ConfigurationError(Array.from({ length: 45 }, (_, at) => problem(['x', at])));
    expect(many.message.split('\n')).toHaveLength(41);
    expect(many.message).toMatch(/and 5 more$/);
    expect(many.problems).toHaveLength(45);
  });
});
