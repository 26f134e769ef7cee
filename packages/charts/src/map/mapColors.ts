import type { Config } from 'vega-lite';
import { lightMapRamp } from './mapRamps.ts';
import { rampColor } from '../ramp.ts';

/** How values become colours, as a Vega-Lite colour scale says it that has the theme's ramp. */
export interface MapScale {
  readonly domain?: readonly number[];
  /** The theme's diverging ramp with this in its middle; its sequential one where it is left out. */
  readonly domainMid?: number;
  readonly clamp?: boolean;
}

/** Colours of a map's palette: more than eyes tell apart. */
const shades = 255;

/** The palette of maps: first what was not measured, then from the lowest value to the highest. */
export function mapPalette(theme: Config, { domainMid }: MapScale): readonly string[] {
  const ramp = rampOf(theme, domainMid === undefined ? 'ramp' : 'diverging');
  return ['transparent', ...Array.from({ length: shades }, (_, at) => rampColor(ramp, at / (shades - 1)))];
}

/** Place of a value in that palette. Of a domain without length it is the middle, as Vega has it. */
export function shadeOf(value: number, [low, high]: readonly [number, number]): number {
  if (!Number.isFinite(value)) return 0;
  const share = high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0.5;
  return 1 + Math.round(share * (shades - 1));
}

/** The colours that a theme has for numbers. */
function rampOf({ range }: Config, name: 'ramp' | 'diverging'): readonly string[] {
  const given: unknown = range?.[name];
  if (typeof given !== 'object' || given === null || !('scheme' in given)) return lightMapRamp;
  const { scheme } = given;
  return Array.isArray(scheme) && scheme.every((color) => typeof color === 'string') ? scheme : lightMapRamp;
}
