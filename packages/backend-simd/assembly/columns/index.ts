// Sums down the columns of [rows, c], and the maps that normalisations make of them.

export * from './batchNorm';
export * from './columnSums';
export * from './groupNorm';
export * from './unitMoments';
