import { binaryKernel } from '../binaryKernel.ts';

/** The angle of the point (b, a). */
export const atan2 = binaryKernel('Atan2', 'arcTangentOf');
