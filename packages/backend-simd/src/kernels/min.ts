import { reductionKernel } from '../reductionKernel.ts';

interface Attrs {
  readonly axis: number | number[];
  readonly keepDims: boolean;
}

/** Smallest value over some axes; NaN where one is NaN. */
export const min = reductionKernel<Attrs>('Min', 'minimumOver', ({ axis }) => axis, 'minimumOverInts');
