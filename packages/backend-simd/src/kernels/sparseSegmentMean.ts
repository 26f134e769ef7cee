import { segmentReduction } from '../segmentReduction.ts';

/** Means of picked rows by segment. */
export const sparseSegmentMean = segmentReduction('SparseSegmentMean', true);
