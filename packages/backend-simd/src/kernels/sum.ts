import { reductionKernel } from '../reductionKernel.ts';

interface Attrs {
  readonly axis: number | number[];
  readonly keepDims: boolean;
}

/** Sum over some axes, in float64. */
export const sum = reductionKernel<Attrs>('Sum', 'sumOver', ({ axis }) => axis, 'sumOverInts');
