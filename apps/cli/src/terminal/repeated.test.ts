import { describe, expect, it } from 'vitest';
import { repeated } from './repeated.ts';

describe('many of the same kind', () => {
  const told = (count: number): readonly string[] => {
    const lines = repeated(80);
    const layers = Array.from({ length: count }, (_, at) => `${at}.relu`);
    return [
      ...layers.flatMap((layer) => lines('dead', layer, [`dead: ${layer}`])),
      ...lines(undefined, '', ['done']),
    ];
  };

  it('are the first in full and the next by name', () => {
    expect(told(3)).toEqual(['dead: 0.relu', '  and 1.relu', '  and 2.relu', 'done']);
  });

  it('are, beyond a handful, a number, told ahead of what comes next', () => {
    expect(told(600).slice(-3)).toEqual(['  and 4.relu', '  and 595 more', 'done']);
    expect(told(2000).slice(-2)).toEqual(['  and 1,995 more', 'done']);
  });

  it('names the last one that is left instead of counting it', () => {
    expect(told(6).slice(-3)).toEqual(['  and 4.relu', '  and 5.relu', 'done']);
  });

  it('says nothing ahead of something else where none is left, and starts anew behind it', () => {
    const lines = repeated(80);
    expect(lines('a', '1', ['a: 1'])).toEqual(['a: 1']);
    expect(lines('b', '1', ['b: 1'])).toEqual(['b: 1']);
    expect(lines('a', '2', ['a: 2'])).toEqual(['a: 2']);
  });
});
