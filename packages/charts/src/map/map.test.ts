import { describe, expect, it } from 'vitest';
import { darkTheme, lightTheme } from '../theme.ts';
import { dataUrl } from './dataUrl.ts';
import { darkDivergingRamp, darkMapRamp, lightDivergingRamp, lightMapRamp } from './mapRamps.ts';

/** How light a colour is: 0 to 255. */
const lightness = (color: string) =>
  [0.2126, 0.7152, 0.0722].reduce(
    (sum, weight, at) => sum + weight * parseInt(color.slice(1 + 2 * at, 3 + 2 * at), 16),
    0,
  );

describe('the ramps of maps', () => {
  it('go one way in lightness, so that what is more is told without hues too: darker on light pages, lighter on dark', () => {
    const sorted = [...lightMapRamp].sort((one, other) => lightness(other) - lightness(one));
    expect(lightMapRamp).toEqual(sorted);
    expect(darkMapRamp).toEqual([...sorted].reverse());
  });

  it('are faint in the middle where both ends are wrong', () => {
    const middle = (ramp: readonly string[]) => lightness(ramp[ramp.length >> 1] ?? '');
    const ends = (ramp: readonly string[]) => [ramp[0] ?? '', ramp.at(-1) ?? ''].map(lightness);
    for (const end of ends(lightDivergingRamp)) expect(middle(lightDivergingRamp)).toBeGreaterThan(end + 100);
    for (const end of ends(darkDivergingRamp)) expect(middle(darkDivergingRamp)).toBeLessThan(end - 100);
  });

  it('are what the themes give numbers', () => {
    expect([lightTheme.range?.ramp, darkTheme.range?.diverging]).toEqual([
      { scheme: [...lightMapRamp] },
      { scheme: [...darkDivergingRamp] },
    ]);
  });
});

describe('dataUrl', () => {
  it('holds all bytes, however many', () => {
    const bytes = Uint8Array.from({ length: 20_000 }, (_, at) => at % 251);
    const [head, content = ''] = dataUrl(bytes).split(',');
    expect(head).toBe('data:image/png;base64');
    expect(Uint8Array.from(Buffer.from(content, 'base64'))).toEqual(bytes);
  });
});
