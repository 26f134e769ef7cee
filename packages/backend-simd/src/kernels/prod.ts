import { reductionKernel } from '../reductionKernel.ts';

interface Attrs {
  readonly axis: number | number[];
  readonly keepDims: boolean;
}

/** Product over some axes, in float64. */
export const prod = reductionKernel<Attrs>('Prod', 'productOver', ({ axis }) => axis);
