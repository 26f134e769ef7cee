import { describe, expect, it } from 'vitest';
import { parseFork } from './parseFork.ts';

describe('parseFork', () => {
  it('takes a step and what differs, which may be nothing', () => {
    expect(parseFork({ step: 100, set: ['learningRate=0.01'] })).toEqual({
      step: 100,
      set: ['learningRate=0.01'],
    });
    expect(parseFork({ step: 0 })).toEqual({ step: 0, set: [] });
  });

  it.each([
    [null, 'fork: step must be an integer of at least 0, got undefined'],
    [[], 'fork: step must be an integer of at least 0, got undefined'],
    [{ step: -1 }, 'got -1'],
    [{ step: 1.5 }, 'got 1.5'],
    [{ step: '3' }, 'got "3"'],
    [
      { step: 1, set: 'a=b' },
      'fork: set must be a list of at most 50 texts like "learningRate=0.01", got "a=b"',
    ],
    [{ step: 1, set: [3] }, 'got [3]'],
    [{ step: 1, set: ['x'.repeat(2001)] }, 'got ["xxx'],
    [{ step: 1, set: Array.from({ length: 51 }, () => 'a=b') }, 'got 51;'],
    [{ step: 1, dataDir: '/etc' }, 'fork: body must hold step and set alone, got "dataDir" too'],
  ])('refuses %j', (body, message) => {
    expect(() => parseFork(body)).toThrow(TypeError);
    expect(() => parseFork(body)).toThrow(message);
  });
});
