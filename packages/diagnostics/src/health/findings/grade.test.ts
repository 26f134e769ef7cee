import { type } from 'arktype';
import { describe, expect, it } from 'vitest';
import { grade, gradesSchema, isNear, shareGradesSchema, timesApart } from './grade.ts';

describe('grade', () => {
  const grades = { info: 1, warning: 2, error: 5 };

  it('is the gravest severity whose threshold is exceeded, with that threshold', () => {
    expect(grade(1.5, grades)).toEqual({ severity: 'info', threshold: 1 });
    expect(grade(3, grades)).toEqual({ severity: 'warning', threshold: 2 });
    expect(grade(9, grades)).toEqual({ severity: 'error', threshold: 5 });
  });

  it('is near from the lowest threshold to a tenth below, and none below that, nor of what is no number', () => {
    expect(grade(1, grades)).toEqual({ severity: 'info', threshold: 1, near: true });
    expect(grade(0.91, grades)?.near).toBe(true);
    expect(grade(0.89, grades)).toBeUndefined();
    expect(grade(4.9, { error: 5 })).toEqual({ severity: 'error', threshold: 5, near: true });
    expect(grade(NaN, grades)).toBeUndefined();
    expect(grade(2, grades)?.severity).toBe('info');
  });

  it('never reaches a severity that is left out', () => {
    expect(grade(1e9, { info: 1 })?.severity).toBe('info');
    expect(grade(1e9, {})).toBeUndefined();
  });
});

describe('isNear', () => {
  it('is so on the side of the threshold that raises nothing, either sign', () => {
    expect([0.95, 1, 1.01, 0.89].map((value) => isNear(value, 1))).toEqual([true, true, false, false]);
    expect([-2.1, -2, -1.9, -2.3].map((value) => isNear(value, -2))).toEqual([true, true, false, false]);
  });
});

describe('timesApart', () => {
  it('is the same either way, and 1 of equals', () => {
    expect(timesApart(2, 6)).toBe(3);
    expect(timesApart(6, 2)).toBe(3);
    expect(timesApart(4, 4)).toBe(1);
    expect(timesApart(0, 4)).toBe(Infinity);
  });
});

describe('the schemas of thresholds', () => {
  it('let sizes through, and of shares those up to 1', () => {
    expect(type(gradesSchema).allows({ info: 3, error: 40 })).toBe(true);
    expect(type(gradesSchema).allows({ info: -1 })).toBe(false);
    expect(type(shareGradesSchema).allows({ warning: 1 })).toBe(true);
    expect(type(shareGradesSchema).allows({ warning: 1.1 })).toBe(false);
  });
});
