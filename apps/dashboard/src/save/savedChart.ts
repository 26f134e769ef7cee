import { withTheme, withWidth } from '@weir/charts';
import type { Config, TopLevelSpec } from 'vega-lite';
import type { Drawable } from '../draw/picture.ts';
import { count } from '../view/format.ts';

/** Pixels that a saved picture is wide. */
const width = 640;

/** A picture as a Vega-Lite spec of its own, rows and all, titled with the step that it shows. */
export function savedSpec({ chart, rows, step }: Drawable, theme: Config, background: string): TopLevelSpec {
  const { title } = chart.spec;
  const spec = withWidth(withTheme(chart.spec, { ...theme, background }), width);
  const withRows = { ...spec, datasets: { [chart.name]: [...rows] } } as TopLevelSpec; // a name's data, as a spec has them
  if (step === undefined || typeof title !== 'object' || !('text' in title)) return withRows;
  return { ...withRows, title: { ...title, text: `${String(title.text)}, step ${count(step)}` } };
}

/** A picture's rows as CSV (RFC 4180): a header, fields quoted where they must be, lists and objects as JSON. */
export function csvOf(rows: readonly object[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) =>
    names.map((name) => field((row as Readonly<Record<string, unknown>>)[name])).join(','),
  );
  return `${[names.map(field).join(','), ...lines].join('\r\n')}\r\n`;
}

function field(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
