import { describe, expect, it } from 'vitest';
import { settledNote, unsettledNote } from './driftNotes.ts';

describe('unsettledNote', () => {
  it('proposes a momentum at which as many batches as were seen are enough, of one digit and at least 0.1', () => {
    const momentum = (batches: number, of = 0.001) =>
      unsettledNote(batches, { momentum: of, examples: 32 }).settings?.[0]?.value;
    expect(momentum(7)).toBe(0.4);
    expect(momentum(2)).toBe(1);
    expect(momentum(1000)).toBe(0.1);
    expect(momentum(1000, 0.1)).toBeUndefined();
  });

  it('says how many batches it takes, by the default momentum where none is known', () => {
    expect(unsettledNote(5).meaning).toContain('at momentum 0.1 they take about 30 batches; 5 were seen');
  });
});

describe('settledNote', () => {
  it('blames single batches where a few examples weigh much, else what moves below', () => {
    expect(settledNote({ momentum: 0.1, examples: 5 }).meaning).toContain('the last few batches of 5');
    expect(settledNote({ momentum: 0.1, examples: 6 }).meaning).toContain('lag behind');
    expect(settledNote().meaning).toContain('lag behind');
  });
});
