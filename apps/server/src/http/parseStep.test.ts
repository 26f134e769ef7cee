import { describe, expect, it } from 'vitest';
import { parseStep } from './parseStep.ts';

describe('parseStep', () => {
  it('reads a step', () => {
    expect(parseStep({ step: 0 })).toBe(0);
    expect(parseStep({ step: 1200 })).toBe(1200);
  });

  it.each([
    [{ step: 1, path: '/etc' }, 'must hold step alone, got "path" too'],
    [{}, 'got nothing'],
    [[3], 'got nothing'],
    [null, 'got nothing'],
    [{ step: '3' }, 'got "3"'],
    [{ step: -1 }, 'got -1'],
    [{ step: 1.5 }, 'got 1.5'],
    [{ step: 1e300 }, 'got 1e+300'],
  ])('refuses %j', (body, message) => {
    expect(() => parseStep(body)).toThrow(TypeError);
    expect(() => parseStep(body)).toThrow(message);
  });
});
