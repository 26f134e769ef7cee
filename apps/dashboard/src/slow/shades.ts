import type { TensorCorner } from '@weir/diagnostics';

/** Red, green, blue and opacity of each value of a corner, row after row. */
export function shades({ values }: TensorCorner): Uint8ClampedArray<ArrayBuffer> {
  const largest = values.reduce(
    (most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most),
    0,
  );
  const pixels = new Uint8ClampedArray(4 * values.length);
  values.forEach((value, at) => pixels.set(shadeOf(value, largest || 1), 4 * at));
  return pixels;
}

/** Below 0, orange; above, purple: told apart by any eyes, on a page of either theme, whose own colour is 0. */
const [below, above] = [
  [196, 106, 10],
  [122, 92, 214],
] as const;

/** What is no number is seen too. */
const none = [220, 40, 90, 255] as const;

function shadeOf(value: number, largest: number): readonly number[] {
  if (!Number.isFinite(value)) return none;
  return [...(value < 0 ? below : above), Math.round(255 * (Math.abs(value) / largest))];
}
