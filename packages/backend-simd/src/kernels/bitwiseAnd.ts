import { binaryKernel } from '../binaryKernel.ts';

/** The bits that two int32 share. */
export const bitwiseAnd = binaryKernel('BitwiseAnd', undefined, 'andInts');
