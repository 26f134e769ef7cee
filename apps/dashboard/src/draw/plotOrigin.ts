import type { View } from 'vega';

/** Where the top left corner of a drawn plot lies, in pixels from that of its element: Vega's origin leaves its padding out. */
export function plotOrigin(view: View): readonly [left: number, top: number] {
  const [left, top] = view.origin();
  const padding: unknown = view.padding();
  if (typeof padding === 'number') return [left + padding, top + padding];
  const { left: before, top: above } = padding as { readonly left?: number; readonly top?: number }; // else it has sides
  return [left + (before ?? 0), top + (above ?? 0)];
}
