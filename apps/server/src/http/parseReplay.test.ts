import { describe, expect, it } from 'vitest';
import { parseReplay } from './parseReplay.ts';

describe('parseReplay', () => {
  const diagnostics = [{ type: 'jitter', every: 10 }];

  it('takes which part, and what looks at it; without an end as far as the run came', () => {
    expect(parseReplay({ diagnostics, from: 0, to: 1 })).toEqual({ diagnostics, from: 0, to: 1 });
    expect(parseReplay({ diagnostics, from: 5 })).toEqual({ diagnostics, from: 5 });
  });

  it.each([
    [null, 'diagnostics must be a list of 1 to 50 like {"type": "jitter"}, got nothing'],
    ['jitter', 'got nothing'],
    [{ diagnostics: [], from: 0 }, 'got 0: []'],
    [{ diagnostics: ['jitter'], from: 0 }, 'got 1: ["jitter"]'],
    [{ diagnostics: [{ type: 3 }], from: 0 }, 'got 1: [{"type":3}]'],
    [{ diagnostics: Array(51).fill({ type: 'jitter' }), from: 0 }, 'got 51: '],
    [{ diagnostics }, 'replay: from must be an integer of at least 0, got nothing'],
    [{ diagnostics, from: -1 }, 'from must be an integer of at least 0, got -1'],
    [{ diagnostics, from: '3' }, 'got "3"'],
    [{ diagnostics, from: 7, to: 7 }, 'to must be an integer above from, which is 7, got 7; leave it out'],
    [{ diagnostics, from: 7, to: 8.5 }, 'got 8.5'],
    [{ diagnostics, from: 7, to: null }, 'got null'],
    [{ diagnostics, from: 7, until: 9 }, 'must hold diagnostics, from and to alone, got "until" too'],
  ])('refuses %j', (body, message) => {
    expect(() => parseReplay(body)).toThrow(TypeError);
    expect(() => parseReplay(body)).toThrow(message);
  });
});
