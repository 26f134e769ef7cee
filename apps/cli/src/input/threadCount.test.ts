import { describe, expect, it } from 'vitest';
import { threadCount } from './threadCount.ts';

describe('--threads', () => {
  it('is read where the machine has so many cores', () => {
    expect([threadCount('run', '1', 1), threadCount('run', '4', 4), threadCount('run', ' 2 ', 4)]).toEqual([
      1, 4, 2,
    ]);
  });

  it.each(['', '0', '-1', '1.5', '5', 'all', 'NaN', 'Infinity'])('refuses "%s" on four cores', (text) => {
    expect(() => threadCount('run', text, 4)).toThrow(
      `run: --threads must be a whole number from 1 to 4, got ${text}; this machine has 4 cores, and 1 is the default`,
    );
  });

  it('names the command that it was given to, and one core', () => {
    expect(() => threadCount('resume', '2', 1)).toThrow(
      'resume: --threads must be a whole number from 1 to 1, got 2; this machine has one core, and 1 is the default',
    );
  });
});
