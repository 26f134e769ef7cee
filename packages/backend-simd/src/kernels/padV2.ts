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
  const fill = (count: number): void => {
    wasm.fill(target, count, constantValue);
    target += count * 4;
  };
  /** Pads what is left of `x` along some axes, and moves on in both. */
  const pad = (axes: readonly PaddedAxis[]): void => {
    if (axes.length > 3) {
      const [{ before, length, after } = WITHOUT_MARGINS, ...inner] = axes;
      const width = sizes(inner).outside;
      fill(before * width);
      for (let i = 0; i < length; i++) pad(inner);
      fill(after * width);
      return;
    }
    const columns = axes.at(-1) ?? WITHOUT_MARGINS;
    const rows = axes.at(-2) ?? WITHOUT_MARGINS;
    const planes = axes.at(-3) ?? WITHOUT_MARGINS;
    wasm.pad(
      ...([source, target, planes.before, planes.length, planes.after] as const),
      ...([rows.before, rows.length, rows.after] as const),
      ...([columns.before, columns.length, columns.after, constantValue] as const),
    );
    const { inside, outside } = sizes(axes);
    source += inside * 4;
    target += outside * 4;
  };
  if (from.size === 0) fill(out.size);
  else pad(paddedAxes(x.shape, paddings));
  return { dataId: out, shape, dtype: 'float32' };
});

/** How many values some axes have without and with their margins. */
function sizes(axes: readonly PaddedAxis[]): { readonly inside: number; readonly outside: number } {
  let inside = 1;
  let outside = 1;
  for (const { before, length, after } of axes) {
    inside *= length;
    outside *= before + length + after;
  }
  return { inside, outside };
}
