import { resizeKernel } from '../resizeKernel.ts';

/** Images in another size, by means of four neighbours. */
export const resizeBilinear = resizeKernel('ResizeBilinear');
