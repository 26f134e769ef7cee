import { binaryKernel } from '../binaryKernel.ts';

/** `⌊a / b⌋` of two int32, 0 by 0. */
export const floorDiv = binaryKernel('FloorDiv', undefined, 'floorDivideInts');
