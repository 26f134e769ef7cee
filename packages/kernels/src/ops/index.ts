export { activation } from './activation.ts';
export { affine } from './affine.ts';
export { batchNorm } from './batchNorm.ts';
export { embedding } from './embedding.ts';
export { groupNorm } from './groupNorm.ts';
export { registerComposed } from './registerComposed.ts';
export { registerGradients } from './registerGradients.ts';
export { softmaxCrossEntropy } from './softmaxCrossEntropy.ts';
