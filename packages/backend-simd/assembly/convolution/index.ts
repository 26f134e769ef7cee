// 2-D convolution and its gradients, NHWC and HWIO, computed directly in register tiles.
//
// An image is first copied into a frame that has its padding around it (and, for the input gradient of a strided
// convolution, zeros between its pixels), so that the tiles need no bounds. A frame of a small network stays in
// the first-level cache. Tiles are of 2 positions by 16 channels, which with 4 vectors of the filter, 2 broadcast values
// and a product fill V8's 15 vector registers; what channels are left over take 4 positions by 8 or by 4. The filter
// gradient has tiles of 4 neighbouring rows of the filter by 8 channels, and the first convolution of a grey image tiles of
// 4 neighbouring positions: one pointer does for all four.
// Sums run in a fixed order, so the same shapes give the same bits.

export * from './allFinite';
export * from './convolve';
export * from './filterGrad';
export * from './volumes';
