import { describe, expect, it } from 'vitest';
import { percentLabels } from './axes/labels.ts';
import { comparisonColors, isLevel, placeAcross, runsAxis, runsColor } from './runsOver.ts';

describe('comparisonColors', () => {
  it('are of each run its own, and begin again after the last', () => {
    const colors = comparisonColors(Array.from({ length: 12 }, String));
    expect(new Set(colors.slice(0, 10)).size).toBe(10);
    expect(colors[10]).toBe(colors[0]);
  });
});

describe('isLevel', () => {
  it('is so of runs of one length, and of none', () => {
    expect([[], [20], [20, 20], [20, 40]].map((runs) => isLevel(runs.map((steps) => ({ steps }))))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});

describe('placeAcross', () => {
  it('is the step, or the share that is done of runs of several lengths, one of no steps among them', () => {
    expect(placeAcross(10, 40, true)).toBe(10);
    expect(placeAcross(10, 40, false)).toBe(0.25);
    expect(placeAcross(0, 0, false)).toBe(0);
  });
});

describe('runsAxis', () => {
  it('has steps, or shares in per cent where runs are of several lengths', () => {
    expect(runsAxis('at', true)).toMatchObject({ field: 'at', title: 'step', axis: { format: ',d' } });
    expect(runsAxis('at', false)).toMatchObject({
      field: 'at',
      title: 'share of the run',
      axis: { tickCount: 6, ...percentLabels },
    });
  });
});

describe('runsColor', () => {
  it('gives each run the colour that it has in every comparison, as they come', () => {
    expect(runsColor('run', ['b', 'a'])).toMatchObject({
      field: 'run',
      sort: null,
      scale: { domain: ['b', 'a'], range: comparisonColors(['b', 'a']) },
    });
  });
});
