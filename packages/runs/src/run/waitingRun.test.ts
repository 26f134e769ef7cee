import { describe, expect, it } from 'vitest';
import { WaitingRun } from './waitingRun.ts';

function watched() {
  const [held, notes]: [boolean[], string[]] = [[], []];
  const run = new WaitingRun({ hold: (is) => held.push(is) }, 'runs', (line) => notes.push(line));
  return { run, held, notes };
}

describe('a WaitingRun', () => {
  it('waits until there is room for all of its files, and says so once', () => {
    const { run, held, notes } = watched();
    run.forRoom('checkpoint', true);
    run.forRoom('log', true);
    run.forRoom('checkpoint', false);
    expect([held.at(-1), notes.length]).toEqual([true, 1]);
    run.forRoom('log', false);
    expect(held.at(-1)).toBe(false);
    expect(notes).toEqual([
      'no room left in runs: the run waits until there is',
      'there is room again: the run goes on',
    ]);
  });

  it('waits for checkpoints without a word, and beyond them while there is no room', () => {
    const { run, held, notes } = watched();
    run.forCheckpoints(true);
    expect([held.at(-1), notes]).toEqual([true, []]);
    run.forRoom('log', true);
    run.forCheckpoints(false);
    expect(held.at(-1)).toBe(true);
    run.forRoom('log', false);
    expect(held.at(-1)).toBe(false);
  });
});
