import type { SimdBackend } from './simdBackend.ts';

/** One axis of a copy: its length, and how far it moves in the source and in the target, in values. */
export interface CopyAxis {
  readonly length: number;
  readonly from: number;
  readonly to: number;
}

/** Merges each axis that both sides run through as a continuation of the next. */
function merged(axes: readonly CopyAxis[]): CopyAxis[] {
  const result: CopyAxis[] = [];
  for (let index = axes.length - 1; index >= 0; index--) {
    const axis = axes[index];
    if (!axis || axis.length === 1) continue;
    const inner = result[0];
    if (inner && axis.from === inner.from * inner.length && axis.to === inner.to * inner.length) {
      result[0] = { ...inner, length: inner.length * axis.length };
    } else {
      result.unshift(axis);
    }
  }
  return result;
}

/**
 * Copies 4-byte values between two orders: transposes, slices, pads, concatenates and tiles.
 *
 * @param from address of the first value read.
 * @param to address of the first value written.
 * @param axes from the slowest to the fastest of the target; the last has step 1 there.
 */
export function stridedCopy(backend: SimdBackend, from: number, to: number, axes: readonly CopyAxis[]): void {
  if (axes.some(({ length }) => length === 0)) return;
  const { wasm } = backend;
  const all = merged(axes);
  // Axes of length 1 are gone, so that the fastest left may jump in the target: then it is single values that move.
  const last = (all.at(-1)?.to === 1 ? all.pop() : undefined) ?? { length: 1, from: 1, to: 1 };
  // The axis that goes with the last: where that is not contiguous in the source, the one that is.
  const contiguous = last.from === 1 ? -1 : all.findIndex((axis) => axis.from === 1);
  const [other = { length: 1, from: 0, to: 0 }] = all.splice(contiguous === -1 ? -1 : contiguous, 1);
  const visit = (depth: number, source: number, target: number): void => {
    const axis = all[depth];
    if (axis) {
      for (let i = 0; i < axis.length; i++) {
        visit(depth + 1, source + i * axis.from * 4, target + i * axis.to * 4);
      }
    } else if (last.from === 1) {
      wasm.copyRows(source, other.from * 4, target, other.to * 4, other.length, last.length);
    } else if (contiguous !== -1) {
      wasm.transposePlane(source, last.from * 4, target, other.to * 4, other.length, last.length);
    } else {
      wasm.gatherRows(
        ...([
          source,
          other.from * 4,
          last.from * 4,
          target,
          other.to * 4,
          other.length,
          last.length,
        ] as const),
      );
    }
  };
  visit(0, from, to);
}

/** How far each axis of a contiguous tensor moves, in values. */
export function stridesOf(shape: readonly number[]): number[] {
  const strides = shape.map(() => 1);
  for (let axis = shape.length - 2; axis >= 0; axis--) {
    strides[axis] = (strides[axis + 1] ?? 1) * (shape[axis + 1] ?? 1);
  }
  return strides;
}
