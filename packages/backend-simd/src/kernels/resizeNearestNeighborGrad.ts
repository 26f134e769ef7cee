import { resizeGradKernel } from '../resizeKernel.ts';

/** The gradient of `resizeNearestNeighbor`. */
export const resizeNearestNeighborGrad = resizeGradKernel('ResizeNearestNeighbor');
