import { dilationGradKernel } from '../dilationGradKernel.ts';

/** Gradient of dilation with respect to its filter: each window's `dy` goes to the value that its largest sum has. */
export const dilation2DBackpropFilter = dilationGradKernel(
  'Dilation2DBackpropFilter',
  'filter',
  'dilateFilterGrad',
);
