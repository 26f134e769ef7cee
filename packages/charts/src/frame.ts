import type { Config } from 'vega-lite';
import { lightTheme } from './theme.ts';

/** What all charts have in common. */
export interface Frame {
  readonly $schema: string;
  readonly config: Config;
  readonly width: 'container';
  readonly height: number;
  readonly autosize: { readonly type: 'fit-x'; readonly contains: 'padding' };
  readonly title: { readonly text: string; readonly subtitle: string[] };
}

/**
 * Letters that fit a chart of 400 pixels: a title's width counts as the chart's, and a longer one would squeeze
 * the plot.
 */
const lineLength = 62;

/** As wide as the page allows, with a title that says what to look for. */
export function frame(title: string, lookFor: string, height = 220): Frame {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    config: lightTheme,
    width: 'container',
    height,
    autosize: { type: 'fit-x', contains: 'padding' },
    title: { text: title, subtitle: wrap(lookFor) },
  };
}

/** A title that a frame has, with one more thing to look for. */
export function withHint<Title>(title: Title, more: string): Title {
  if (typeof title !== 'object' || title === null || !('subtitle' in title)) return title;
  const { subtitle } = title;
  return Array.isArray(subtitle) ? { ...title, subtitle: wrap(`${subtitle.join(' ')}. ${more}`) } : title;
}

function wrap(text: string): string[] {
  return text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    return last !== undefined && last.length + word.length < lineLength
      ? [...lines.slice(0, -1), `${last} ${word}`]
      : [...lines, word];
  }, []);
}

/** The training step across. */
export const stepAxis = {
  type: 'quantitative',
  title: 'step',
  scale: { nice: false },
  // Whole steps, where there are few of them too, or one.
  axis: { tickCount: 6, tickMinStep: 1, format: ',d' },
} as const;

/** A colour a layer, sequential by its depth: the page gives the scale all layers, so that one has the same everywhere. */
export const layerColor = {
  type: 'ordinal',
  sort: null,
  legend: { title: null, symbolType: 'stroke', symbolOpacity: 1 },
} as const;

/** A colour a series that is no layer, in the order of the rows. */
export const seriesColor = {
  type: 'nominal',
  sort: null,
  legend: { title: null, symbolType: 'stroke', symbolOpacity: 1 },
} as const;

/** A logarithmic axis as long as its data. */
export const logScale = { type: 'log', nice: false, padding: 10 } as const;
