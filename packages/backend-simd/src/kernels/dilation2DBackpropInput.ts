import { dilationGradKernel } from '../dilationGradKernel.ts';

/** Gradient of dilation with respect to its input: each window's `dy` goes to the value that its largest sum has. */
export const dilation2DBackpropInput = dilationGradKernel('Dilation2DBackpropInput', 'x', 'dilateInputGrad');
