import { describe, expect, it } from 'vitest';
import { neutral, palette } from './palette.ts';

/** Relative luminance, as WCAG 2 has it. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
const contrast = (one: string, other: string): number => {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
};

describe('palette', () => {
  it.each([...palette, neutral])('%s stands out from a white page by 3 : 1', (color) => {
    expect(contrast(color, '#FFFFFF')).toBeGreaterThanOrEqual(3);
  });

  it('has no hue twice', () => {
    expect(new Set(palette).size).toBe(palette.length);
  });
});
