import type { TensorInfo } from '@tensorflow/tfjs-core';
import { measuringKernel } from '../measuringKernel.ts';
import { floatRecord, floatsIf } from '../operands.ts';

interface Inputs {
  readonly x: TensorInfo;
  readonly minus?: TensorInfo;
}

interface Attrs {
  readonly bins: number;
  readonly low: number;
  readonly high: number;
  readonly coversAll?: boolean;
}

/** int32 `[bins]`: counts of `x − minus` in equal bins, closed below, the last closed above too, as torch.histogram's. */
export const histogram = measuringKernel<Inputs, Attrs>(
  'WeirHistogram',
  (_inputs, attrs) => [checked(attrs).bins],
  (backend, { x, minus }, { bins, low, high, coversAll = false }, to) => {
    const half = low === high ? 0.5 : 0; // as torch widens an empty range
    const from = floatRecord(backend, 'WeirHistogram', 'x', x);
    const less = floatsIf(backend, 'WeirHistogram', 'minus', minus, from.size);
    const space = backend.scratch(backend.wasm.histogramSpace(bins));
    const all = coversAll ? 1 : 0;
    backend.wasm.histogram(from.pointer, less, from.size, bins, low - half, high + half, all, to, space);
  },
  'int32',
);

/** @throws RangeError where the bins are no bins. */
function checked(attrs: Attrs): Attrs {
  const { bins, low, high } = attrs;
  if (!Number.isInteger(bins) || bins < 1) {
    throw new RangeError(
      `WeirHistogram: bins must be a positive integer, got ${bins}; choose how many to count in`,
    );
  }
  if (!Number.isFinite(low) || !Number.isFinite(high) || low > high) {
    throw new RangeError(
      `WeirHistogram: low and high must be finite and in order, got ${low} and ${high}; leave out values that are not finite`,
    );
  }
  return attrs;
}
