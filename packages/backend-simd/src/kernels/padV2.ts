import { util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from '../float32Record.ts';
import { runInherited } from '../inherited.ts';
import { paddedAxes } from '../paddedAxes.ts';
import type { PaddedAxis } from '../paddedAxes.ts';
import { simdKernel } from '../simdKernel.ts';

interface Attrs {
  readonly paddings: readonly (readonly [number, number])[];
  readonly constantValue: number;
}

const WITHOUT_MARGINS: PaddedAxis = { before: 0, length: 1, after: 0 };

/** `x` with so many of one value before and after it on each axis. */
export const padV2 = simdKernel<{ readonly x: TensorInfo }, Attrs>('PadV2', (backend, { x }, attrs) => {
  const { paddings, constantValue } = attrs;
  const from = float32Record(backend, x);
  if (!from || paddings.some(([before, after]) => before < 0 || after < 0)) {
    return runInherited('PadV2', backend, { x }, attrs);
  }
  const shape = x.shape.map(
    (length, axis) => (paddings[axis]?.[0] ?? 0) + length + (paddings[axis]?.[1] ?? 0),
  );
  const out = backend.allocate(util.sizeFromShape(shape));
  const { wasm } = backend;
  let source = from.pointer;
  let target = out.pointer;
  /** Pads what is left of `x` along some axes, and moves on in both; returns nothing but moves. */
  const pad = (axes: readonly PaddedAxis[]): void => {
    const [first = WITHOUT_MARGINS, ...inner] = axes;
    const deep = axes.length > 3 || (axes.length === 3 && first.before + first.after > 0);
    if (deep) {
      const width = inner.reduce((size, { before, length, after }) => size * (before + length + after), 1);
      fill(first.before * width);
      for (let i = 0; i < first.length; i++) pad(inner);
      fill(first.after * width);
      return;
    }
    const planes = axes.length === 3 ? first.length : 1;
    const [rows = WITHOUT_MARGINS, columns = WITHOUT_MARGINS] =
      axes.length === 1 ? [WITHOUT_MARGINS, first] : axes.slice(-2);
    wasm.pad(
      ...([source, target, planes, rows.before, rows.length, rows.after] as const),
      ...([columns.before, columns.length, columns.after, constantValue] as const),
    );
    source += planes * rows.length * columns.length * 4;
    const height = rows.before + rows.length + rows.after;
    target += planes * height * (columns.before + columns.length + columns.after) * 4;
  };
  const fill = (count: number): void => {
    wasm.fill(target, count, constantValue);
    target += count * 4;
  };
  if (from.size === 0) fill(out.size);
  else pad(paddedAxes(x.shape, paddings));
  return { dataId: out, shape, dtype: 'float32' };
});
