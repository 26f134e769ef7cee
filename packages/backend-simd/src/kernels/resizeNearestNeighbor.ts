import { resizeKernel } from '../resizeKernel.ts';

/** Images in another size, by the nearest pixel. */
export const resizeNearestNeighbor = resizeKernel('ResizeNearestNeighbor');
