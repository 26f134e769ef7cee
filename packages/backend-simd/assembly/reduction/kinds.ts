// Constants that the compiler folds into each reduction.
export const SUM = 0;
export const MEAN = 1;
export const PROD = 2;
export const MAX = 3;
export const MIN = 4;
