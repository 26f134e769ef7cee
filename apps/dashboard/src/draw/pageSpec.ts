import { withTheme } from '@weir/charts';
import type { Chart } from '@weir/charts';
import type { Config, TopLevelSpec } from 'vega-lite';
import { chosenLayer, chosenUnit, emphasised } from '../select/emphasised.ts';
import { hasSteps } from '../time/timeAxis.ts';
import type { LayerColors } from './layerColors.ts';

/** A chart's words, which the page sets as text so that they wrap, can be selected and are read out. */
export interface ChartWords {
  readonly title: string;
  /** What to look for. */
  readonly hint: string;
}

/**
 * Name of a chart's step that its horizontal axis reaches to, though what it draws may have ended before: null for as far as
 * its rows.
 */
export const lastStep = 'lastStep';

/** A chart's title and what to look for in it, of its spec. */
export function chartWords({ name, spec }: Pick<Chart, 'name' | 'spec'>): ChartWords {
  const { title } = spec;
  if (typeof title === 'string') return { title, hint: '' };
  if (typeof title !== 'object' || !('text' in title)) return { title: name, hint: '' };
  return { title: text(title.text), hint: text(title.subtitle) };
}

/**
 * The chart as the page draws it: in its colours, without the title and the legend of its lines that stand beside it
 * as text, with each layer in the colour that it has everywhere, and a parameter for the one that is chosen.
 */
export function pageSpec(
  { spec }: Pick<Chart, 'spec'>,
  theme: Config,
  colors: LayerColors = new Map(),
  tall = false,
): TopLevelSpec {
  const { title: _, ...untitled } = spec;
  const drawn = emphasised(onPage(tall ? twiceAsTall(untitled) : untitled, colors));
  const names = [chosenLayer, chosenUnit, ...(hasSteps(spec) ? [lastStep] : [])];
  return withTheme({ ...drawn, params: names.map((name) => ({ name, value: null })) }, theme);
}

function twiceAsTall<Spec extends object>(spec: Spec): Spec {
  return 'height' in spec && typeof spec.height === 'number' ? { ...spec, height: 2 * spec.height } : spec;
}

/** The same spec, which is plain data; the legend of a map, whose colours are numbers, stays. */
function onPage<Spec>(spec: Spec, colors: LayerColors): Spec {
  const scale = { domain: [...colors.keys()], range: [...colors.values()] };
  return JSON.parse(JSON.stringify(spec), function (this: unknown, key: string, value: unknown) {
    if (key === 'legend' && !(isEncoding(this) && this.type === 'quantitative')) return null;
    if (key === 'x' && isEncoding(value) && value.title === 'step')
      return { ...value, scale: { ...value.scale, domainMax: { expr: lastStep } } };
    if (key === 'color' && isEncoding(value) && value.field === 'layer' && colors.size > 0)
      return { ...value, scale };
    return value;
  });
}

interface Encoding {
  readonly type?: unknown;
  readonly field?: unknown;
  readonly title?: unknown;
  readonly scale?: object;
}

function isEncoding(value: unknown): value is Encoding {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string {
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'string' ? value : '';
}
