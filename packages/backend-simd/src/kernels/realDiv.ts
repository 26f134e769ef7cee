import { binaryKernel } from '../binaryKernel.ts';

/** `a / b`. */
export const realDiv = binaryKernel('RealDiv', 'divide');
