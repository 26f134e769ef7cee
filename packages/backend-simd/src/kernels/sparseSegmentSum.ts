import { segmentReduction } from '../segmentReduction.ts';

/** Sums of picked rows by segment. */
export const sparseSegmentSum = segmentReduction('SparseSegmentSum', false);
