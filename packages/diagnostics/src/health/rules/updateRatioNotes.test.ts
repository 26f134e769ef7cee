import { describe, expect, it } from 'vitest';
import { highestMove, noteOfRun, noteOfWeight } from './updateRatioNotes.ts';

const bounds = { centre: -3, within: 1, beyond: 2.5 };
const weight = { name: '0.linear.weight', layer: '0.linear' };

describe('highestMove', () => {
  it('is the upper bound, and ten times that ahead of a norm', () => {
    expect(highestMove(false, bounds)).toBe(-2);
    expect(highestMove(true, bounds)).toBe(-1);
  });
});

describe('noteOfRun', () => {
  it('names the bound that was passed, and is info of a network that works', () => {
    const of = (middle: number, works = false) => noteOfRun(middle, bounds, '0.01', 0.1, works);
    expect(of(-1.5)).toMatchObject({ severity: 'warning', threshold: -2 });
    expect(of(-0.4)).toMatchObject({ severity: 'error', threshold: -0.5 });
    expect(of(-5.6)).toMatchObject({ severity: 'error', threshold: -5.5 });
    expect(of(-0.4, true).severity).toBe('info');
  });
});

describe('noteOfWeight', () => {
  it('says which way to start it where no rate suits the others', () => {
    const remedy = (log10: number, rate?: string) =>
      noteOfWeight({ ...weight, log10, fair: log10 }, bounds, rate)?.remedy;
    expect(remedy(-5)).toBe('Start it smaller. No rate that suits the others moves it enough.');
    expect(remedy(-1)).toBe('Start it larger. No rate that suits the others moves it enough.');
    expect(remedy(-5, '1')).toBe('A learning rate of 1 would centre it; or start it smaller.');
  });

  it('says nothing of one ahead of a norm whose size explains how it moves', () => {
    expect(noteOfWeight({ ...weight, log10: -1.5, fair: -1.5, over: 1 }, bounds, '1')).toBeUndefined();
    expect(noteOfWeight({ ...weight, log10: -4.5, fair: -4.5, over: 1.4 }, bounds, '1')).toBeUndefined();
    expect(noteOfWeight({ ...weight, log10: -4.5, fair: -4, over: 1.6 }, bounds, '1')?.remedy).toBe(
      'Start it 1.6 times smaller: kaimingNormal with gain 1.',
    );
  });
});
