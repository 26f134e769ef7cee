import { resizeGradKernel } from '../resizeKernel.ts';

/** The gradient of `resizeBilinear`. */
export const resizeBilinearGrad = resizeGradKernel('ResizeBilinear');
