import { describe, expect, it } from 'vitest';
import { neutral, palette } from './palette.ts';

type Triple = readonly [number, number, number];

const linear = (color: string): Triple => {
  const channel = (at: number) => {
    const value = parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
};
const times = (rows: readonly Triple[], [x, y, z]: Triple): Triple => {
  const row = (at: number) => {
    const [a, b, c] = rows[at] ?? [NaN, NaN, NaN];
    return a * x + b * y + c * z;
  };
  return [row(0), row(1), row(2)];
};

/** Relative luminance, as WCAG 2 has it. */
function luminance(color: string): number {
  const [red, green, blue] = linear(color);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** What eyes without green, or red, cones see (Machado et al., 2009), of linear light. */
const deuteranopia: readonly Triple[] = [
  [0.367322, 0.860646, -0.227968],
  [0.280085, 0.672501, 0.047413],
  [-0.01182, 0.04294, 0.968881],
];
const protanopia: readonly Triple[] = [
  [0.152286, 1.052583, -0.204868],
  [0.114503, 0.786281, 0.099216],
  [-0.003882, -0.048116, 1.051998],
];
const anyone: readonly Triple[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

/** OKLab (Ottosson, 2020) of linear light. */
function oklab(light: Triple): Triple {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    light,
  ).map((value) => Math.cbrt(Math.max(0, value)));
  const [long = NaN, medium = NaN, short = NaN] = cones;
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    [long, medium, short],
  );
}

/** How far the two nearest of some colours are apart to such eyes. */
function nearest(colors: readonly string[], eyes: readonly Triple[]): number {
  const seen = colors.map((color) => {
    const [red, green, blue] = times(eyes, linear(color)).map((value) => Math.min(1, Math.max(0, value)));
    return oklab([red ?? NaN, green ?? NaN, blue ?? NaN]);
  });
  const distances = seen.flatMap((one, at) =>
    seen
      .slice(0, at)
      .map((other) => Math.hypot(...one.map((value, channel) => value - (other[channel] ?? NaN)))),
  );
  return Math.min(...distances);
}
const contrast = (one: string, other: string): number => {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
};

describe('palette', () => {
  it.each([...palette, neutral])('%s stands out from a white page by 3 : 1', (color) => {
    expect(contrast(color, '#FFFFFF')).toBeGreaterThanOrEqual(3);
  });

  it.each([...palette, neutral])('%s stands out from a dark page by 3 : 1', (color) => {
    expect(contrast(color, '#181f25')).toBeGreaterThanOrEqual(3);
  });

  it.each([
    ['any eyes', anyone, 0.11],
    ['eyes without green cones', deuteranopia, 0.06],
    ['eyes without red cones', protanopia, 0.06],
  ])('has no two hues that %s take for one', (_, eyes, least) => {
    expect(nearest(palette, eyes)).toBeGreaterThan(least);
    expect(nearest(['#0077BB', '#3A87C8'], eyes)).toBeLessThan(0.1); // lines that were taken for one
  });
});
