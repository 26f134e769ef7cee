import { describe, expect, it } from 'vitest';
import { depthGrades } from './depthGrades.ts';

describe('depthGrades', () => {
  it('are as they are up to six layers', () => {
    for (const layers of [1, 6])
      expect(depthGrades({ info: 2, warning: 4, error: 100 }, layers)).toEqual({
        info: 2,
        warning: 4,
        error: 100,
      });
  });

  it('grow by their root with each layer more, and never beyond that of error, which stays', () => {
    expect(depthGrades({ info: 2, warning: 4, error: 100 }, 12)).toEqual({
      info: 4,
      warning: 16,
      error: 100,
    });
    expect(depthGrades({ warning: 4, error: 100 }, 60)).toEqual({ warning: 100, error: 100 });
  });

  it('leave out what is left out', () => {
    expect(depthGrades({ warning: 4 }, 12)).toEqual({ warning: 16 });
  });
});
