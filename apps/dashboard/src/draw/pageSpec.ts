import { withTheme } from '@weir/charts';
import type { Chart } from '@weir/charts';
import type { Config, TopLevelSpec } from 'vega-lite';

/** A chart's words, which the page sets as text so that they wrap, can be selected and are read out. */
export interface ChartWords {
  readonly title: string;
  /** What to look for. */
  readonly hint: string;
}

export function chartWords({ name, spec }: Chart): ChartWords {
  const { title } = spec;
  if (typeof title === 'string') return { title, hint: '' };
  if (typeof title !== 'object' || !('text' in title)) return { title: name, hint: '' };
  return { title: text(title.text), hint: text(title.subtitle) };
}

/** The chart as the page draws it: in its colours, without the title and legend that stand beside it as text. */
export function pageSpec({ spec }: Chart, theme: Config): TopLevelSpec {
  const { title: _, ...untitled } = spec;
  return withTheme(withoutLegends(untitled), theme);
}

/** The same spec, which is plain data, with every legend turned off. */
function withoutLegends<Spec>(spec: Spec): Spec {
  return JSON.parse(JSON.stringify(spec), (key: string, value: unknown) => (key === 'legend' ? null : value));
}

function text(value: unknown): string {
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'string' ? value : '';
}
