import { describe, expect, it } from 'vitest';
import { palette } from './palette.ts';
import { darkRamp, lightRamp, rampColors } from './ramp.ts';

/** Relative luminance, as the Web Content Accessibility Guidelines 2.2 have it. */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const white = '#ffffff';
const dark = '#181f25';

describe('colours of lines', () => {
  it.each([
    ['light', lightRamp, white],
    ['dark', darkRamp, dark],
  ] as const)('have a contrast of at least 3 : 1 on a %s page at any depth', (_, ramp, page) => {
    for (const color of rampColors(ramp, 40)) expect(contrast(color, page), color).toBeGreaterThanOrEqual(3);
  });

  it.each([...palette])('%s can be told from either page', (color) => {
    expect(contrast(color, white)).toBeGreaterThanOrEqual(3);
    expect(contrast(color, dark)).toBeGreaterThanOrEqual(3);
  });

  it('are another for each layer', () => {
    expect(new Set(rampColors(lightRamp, 20)).size).toBe(20);
    expect(rampColors(lightRamp, 1)).toHaveLength(1);
  });
});
