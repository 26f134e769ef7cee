import { View, parse } from 'vega';
import { compile } from 'vega-lite';
import type { Config } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { darkTheme, lightTheme } from '../theme.ts';
import { mapPalette, shadeOf } from './mapColors.ts';
import type { MapScale } from './mapColors.ts';

/** The colours that Vega itself gives values. */
async function vegaColors(
  theme: Config,
  scale: MapScale,
  values: readonly number[],
): Promise<readonly string[]> {
  const { spec } = compile({
    config: theme,
    data: { values: values.map((value) => ({ value })) },
    mark: 'rect',
    encoding: {
      color: {
        field: 'value',
        type: 'quantitative',
        scale: { interpolate: 'rgb', ...scale, domain: [...(scale.domain ?? [])] },
      },
    },
  });
  const view = await new View(parse(spec), { renderer: 'none' }).runAsync();
  const color = view.scale('color') as (value: number) => string;
  return values.map((value) => color(value));
}

const channels = (color: string) =>
  (color.startsWith('#')
    ? [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16))
    : color.match(/\d+/g)?.map(Number)) ?? [];

describe('a map’s palette', () => {
  it.each([
    ['light', lightTheme, { domain: [0, 1] }],
    ['dark', darkTheme, { domain: [0, 1] }],
    ['light, diverging', lightTheme, { domain: [-5, -1], domainMid: -3, clamp: true }],
    ['dark, diverging', darkTheme, { domain: [-5, -1], domainMid: -3, clamp: true }],
  ] as const)('has the colours of the legend that Vega draws: %s', async (_, theme, scale) => {
    const [low, high] = scale.domain;
    const values = Array.from({ length: 21 }, (__, at) => low + ((high - low) * at) / 20);
    const palette = mapPalette(theme, scale);
    const drawn = await vegaColors(theme, scale, values);
    values.forEach((value, at) => {
      const own = channels(palette[shadeOf(value, [low, high])] ?? '');
      channels(drawn[at] ?? '').forEach((level, channel) =>
        expect(Math.abs(level - (own[channel] ?? NaN))).toBeLessThanOrEqual(3),
      );
    });
  });

  it('is transparent for what was not measured, and holds what lies beyond the ends', () => {
    const palette = mapPalette(lightTheme, {});
    expect(palette[shadeOf(NaN, [0, 1])]).toBe('transparent');
    expect([shadeOf(-9, [0, 1]), shadeOf(9, [0, 1])]).toEqual([1, palette.length - 1]);
    expect(shadeOf(2, [2, 2])).toBe(128);
  });

  it('is that of the light theme where a theme has none', () => {
    expect(mapPalette({}, {})).toEqual(mapPalette(lightTheme, {}));
    expect(mapPalette({ range: { ramp: { scheme: 'viridis' } } }, {})).toEqual(mapPalette(lightTheme, {}));
  });
});
