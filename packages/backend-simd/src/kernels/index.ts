import type { KernelConfig } from '@tensorflow/tfjs-core';
import { activation } from './activation.ts';
import { activationGrad } from './activationGrad.ts';
import { adagrad } from './adagrad.ts';
import { adam } from './adam.ts';
import { affine } from './affine.ts';
import { affineGrad } from './affineGrad.ts';
import { batchMatMul } from './batchMatMul.ts';
import { batchNorm } from './batchNorm.ts';
import { batchNormGrad } from './batchNormGrad.ts';
import { cast } from './cast.ts';
import { embedding } from './embedding.ts';
import { embeddingGrad } from './embeddingGrad.ts';
import { exp } from './exp.ts';
import { fusedMatMul } from './fusedMatMul.ts';
import { groupNorm } from './groupNorm.ts';
import { groupNormGrad } from './groupNormGrad.ts';
import { histogram } from './histogram.ts';
import { rmsProp } from './rmsProp.ts';
import { sgd } from './sgd.ts';
import { shareAbove } from './shareAbove.ts';
import { softmaxCrossEntropy } from './softmaxCrossEntropy.ts';
import { statistics } from './statistics.ts';
import { unitShareAbove } from './unitShareAbove.ts';

/** Every kernel that the backend does not inherit. A new one is a file beside this and two lines here. */
export const kernels: readonly KernelConfig[] = [
  activation,
  activationGrad,
  adagrad,
  adam,
  affine,
  affineGrad,
  batchMatMul,
  batchNorm,
  batchNormGrad,
  cast,
  embedding,
  embeddingGrad,
  exp,
  fusedMatMul,
  groupNorm,
  groupNormGrad,
  histogram,
  rmsProp,
  sgd,
  shareAbove,
  softmaxCrossEntropy,
  statistics,
  unitShareAbove,
];
