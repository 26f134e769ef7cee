/**
 * Colours of layers by their depth, first to last; between them is interpolated. Sequential in hue and lightness, told
 * apart by people with any colour vision, and with a contrast of at least 3 : 1 to the page.
 */
export const lightRamp = ['#0d0887', '#6a00a8', '#b12a90', '#dd4f64', '#d9650c'] as const;

/** The same on dark pages. */
export const darkRamp = ['#8f7df0', '#c45fd0', '#ee6f92', '#f59a55', '#f4e04d'] as const;

/** So many colours of a ramp, evenly apart and never its very ends: that of layer `at` of `count`. */
export function rampColors(ramp: readonly string[], count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => rampColor(ramp, (at + 1) / (count + 1)));
}

/** The colour at a share of a ramp's length, from 0 to 1. */
export function rampColor(ramp: readonly string[], share: number): string {
  const place = share * (ramp.length - 1);
  const from = channels(ramp[Math.floor(place)]);
  const to = channels(ramp[Math.ceil(place)]);
  const mixed = from.map((value, at) => Math.round(value + (place % 1) * ((to[at] ?? value) - value)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function channels(color = '#000000'): readonly number[] {
  return [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
}
