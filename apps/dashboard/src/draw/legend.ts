import type { View } from 'vega';

/** A colour of a chart and what it stands for: a name, and figures where the chart has them. */
export interface LegendEntry {
  readonly color: string;
  readonly name: string;
  readonly figures: readonly string[];
}

/** What the colours of a drawn chart stand for, in its order. Charts set figures off by dots. */
export function legend(view: View): readonly LegendEntry[] {
  return colors(view).map(({ value, color }) => {
    const [name = '', ...figures] = value.split(' · ');
    return { color, name, figures };
  });
}

function colors(view: View): readonly { readonly value: string; readonly color: string }[] {
  let scale: unknown;
  try {
    scale = view.scale('color');
  } catch {
    return []; // Vega has no way to ask whether there is such a scale
  }
  if (!isOrdinal(scale)) return [];
  return scale.domain().map((value) => ({ value: String(value), color: String(scale(value)) }));
}

interface Ordinal {
  (value: unknown): unknown;
  domain(): readonly unknown[];
}

function isOrdinal(scale: unknown): scale is Ordinal {
  return typeof scale === 'function' && 'domain' in scale && typeof scale.domain === 'function';
}
