import type { Severity } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { byGravity, graver, isWorse } from './gravity.ts';

const severities: readonly Severity[] = ['info', 'warning', 'error'];
const seen = (severity: Severity, value: number, threshold: number) => ({ severity, value, threshold });

describe('byGravity', () => {
  it('sorts the gravest first', () => {
    expect([...severities].sort(byGravity)).toEqual(['error', 'warning', 'info']);
  });
});

describe('graver', () => {
  it('is the graver of two, either way round', () => {
    expect(graver('info', 'error')).toBe('error');
    expect(graver('error', 'info')).toBe('error');
    expect(graver('warning', 'warning')).toBe('warning');
  });
});

describe('isWorse', () => {
  it('goes by severity first', () => {
    expect(isWorse(seen('error', 11, 10), seen('warning', 99, 10))).toBe(true);
    expect(isWorse(seen('info', 99, 10), seen('warning', 11, 10))).toBe(false);
  });

  it('goes by how many times the threshold it is then, above or below', () => {
    expect(isWorse(seen('warning', 40, 10), seen('warning', 30, 10))).toBe(true);
    expect(isWorse(seen('warning', 1, 10), seen('warning', 40, 10))).toBe(true);
    expect(isWorse(seen('warning', 30, 10), seen('warning', 30, 10))).toBe(false);
  });

  it('goes by the difference where there is no ratio', () => {
    expect(isWorse(seen('warning', -5, -3), seen('warning', -4, -3))).toBe(true);
    expect(isWorse(seen('warning', -1, 0), seen('warning', 2, 0))).toBe(false);
  });
});
