import { describe, expect, it } from 'vitest';
import { FullStoreError, StoreAccessError } from '../store/storeErrors.ts';
import { WaitingRun } from './waitingRun.ts';

function watched() {
  const [held, notes]: [boolean[], string[]] = [[], []];
  const run = new WaitingRun({ hold: (is) => held.push(is) }, 'runs', (line) => notes.push(line));
  return { run, held, notes };
}

const full = new FullStoreError('runs');

describe('a WaitingRun', () => {
  it('waits until there is room for all of its files, and says so once', () => {
    const { run, held, notes } = watched();
    run.forStore('checkpoint', full);
    run.forStore('log', full);
    run.forStore('checkpoint', undefined);
    expect([held.at(-1), notes.length]).toEqual([true, 1]);
    run.forStore('log', undefined);
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
    run.forStore('log', full);
    run.forCheckpoints(false);
    expect(held.at(-1)).toBe(true);
    run.forStore('log', undefined);
    expect(held.at(-1)).toBe(false);
  });

  it('waits as well while its disk cannot be written, and says what is wrong with it', () => {
    const { run, held, notes } = watched();
    run.forStore('log', new StoreAccessError('runs', 'a folder that can be written', 'one whose disk fails'));
    expect(held.at(-1)).toBe(true);
    run.forStore('log', undefined);
    expect(held.at(-1)).toBe(false);
    expect(notes).toEqual([
      'runs must be a folder that can be written, got one whose disk fails: the run waits until it is',
      'runs can be written again: the run goes on',
    ]);
  });

  it('that is to end says what it still waits for, and of one that need not wait nothing', () => {
    const { run, notes } = watched();
    run.ending();
    run.forCheckpoints(true);
    run.ending();
    expect(notes).toEqual([]);
    run.forStore('log', full);
    run.ending();
    expect(notes.at(-1)).toBe(
      'no room left in runs: the run ends once that is mended; ended at once, it can go on from its last checkpoint',
    );
  });
});
