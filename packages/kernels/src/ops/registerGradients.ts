import { getGradient, registerGradient } from '@tensorflow/tfjs-core';
import { activationGradient } from './activation.ts';
import { affineGradient } from './affine.ts';
import { batchNormGradient } from './batchNorm.ts';
import { embeddingGradient } from './embedding.ts';
import { groupNormGradient } from './groupNorm.ts';
import { softmaxCrossEntropyGradient } from './softmaxCrossEntropy.ts';

/** Registers the gradients of the ops with tfjs, for all backends. Call it once; again does nothing. */
export function registerGradients(): void {
  for (const gradient of [
    activationGradient,
    affineGradient,
    batchNormGradient,
    embeddingGradient,
    groupNormGradient,
    softmaxCrossEntropyGradient,
  ])
    // tfjs answers undefined for a gradient it does not have, which its type leaves out.
    if (!(getGradient(gradient.kernelName) as unknown)) registerGradient(gradient);
}
