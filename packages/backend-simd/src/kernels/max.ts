import { reductionKernel } from '../reductionKernel.ts';

interface Attrs {
  readonly reductionIndices: number | number[];
  readonly keepDims: boolean;
}

/** Largest value over some axes; NaN where one is NaN. */
export const max = reductionKernel<Attrs>(
  'Max',
  'maximumOver',
  ({ reductionIndices }) => reductionIndices,
  'maximumOverInts',
);
