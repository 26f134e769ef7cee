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
  const { title: _, ...untitled } = withTheme(spec, {
    ...theme,
    legend: { ...theme.legend, disable: true },
  });
  return untitled;
}

function text(value: unknown): string {
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'string' ? value : '';
}
