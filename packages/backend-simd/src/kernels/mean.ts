import { reductionKernel } from '../reductionKernel.ts';

interface Attrs {
  readonly axis: number | number[];
  readonly keepDims: boolean;
}

/** Mean over some axes, summed in float64. */
export const mean = reductionKernel<Attrs>('Mean', 'meanOver', ({ axis }) => axis);
