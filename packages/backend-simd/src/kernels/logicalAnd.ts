import { logicalKernel } from '../binaryKernel.ts';

/** Whether both hold. */
export const logicalAnd = logicalKernel('LogicalAnd', 'logicalAnd');
