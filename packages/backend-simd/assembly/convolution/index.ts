// 2-D convolution and its gradients, NHWC and HWIO, computed directly in register tiles.
//
// An image is first copied into a frame that has its padding around it (and, for the input gradient of a strided
// convolution, zeros between its pixels), so that the tiles need no bounds. A frame of a small network stays in
// the first-level cache. Tiles are of 4 positions by 8 channels: 8 sums, 2 vectors of the filter and one
// broadcast value fit V8's 15 vector registers; up to 4 remaining channels take 4 positions by 4.
// Sums run in a fixed order, so the same shapes give the same bits.

export * from './allFinite';
export * from './convolve';
export * from './filterGrad';
