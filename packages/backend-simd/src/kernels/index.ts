import type { KernelConfig } from '@tensorflow/tfjs-core';
import { abs } from './abs.ts';
import { activation } from './activation.ts';
import { activationGrad } from './activationGrad.ts';
import { adagrad } from './adagrad.ts';
import { adam } from './adam.ts';
import { add } from './add.ts';
import { addN } from './addN.ts';
import { affine } from './affine.ts';
import { affineGrad } from './affineGrad.ts';
import { argMax } from './argMax.ts';
import { avgPool } from './avgPool.ts';
import { avgPoolGrad } from './avgPoolGrad.ts';
import { batchMatMul } from './batchMatMul.ts';
import { batchNorm } from './batchNorm.ts';
import { batchNormGrad } from './batchNormGrad.ts';
import { cast } from './cast.ts';
import { clipByValue } from './clipByValue.ts';
import { concat } from './concat.ts';
import { conv2d } from './conv2d.ts';
import { conv2dBackpropFilter } from './conv2dBackpropFilter.ts';
import { conv2dBackpropInput } from './conv2dBackpropInput.ts';
import { elu } from './elu.ts';
import { eluGrad } from './eluGrad.ts';
import { embedding } from './embedding.ts';
import { embeddingGrad } from './embeddingGrad.ts';
import { equal } from './equal.ts';
import { exp } from './exp.ts';
import { fill } from './fill.ts';
import { flipLeftRight } from './flipLeftRight.ts';
import { fusedBatchNorm } from './fusedBatchNorm.ts';
import { fusedConv2D } from './fusedConv2D.ts';
import { fusedMatMul } from './fusedMatMul.ts';
import { gatherV2 } from './gatherV2.ts';
import { greater } from './greater.ts';
import { greaterEqual } from './greaterEqual.ts';
import { groupNorm } from './groupNorm.ts';
import { groupNormGrad } from './groupNormGrad.ts';
import { histogram } from './histogram.ts';
import { leakyRelu } from './leakyRelu.ts';
import { less } from './less.ts';
import { lessEqual } from './lessEqual.ts';
import { log } from './log.ts';
import { maskAbove } from './maskAbove.ts';
import { max } from './max.ts';
import { maximum } from './maximum.ts';
import { maxPool } from './maxPool.ts';
import { maxPoolGrad } from './maxPoolGrad.ts';
import { mean } from './mean.ts';
import { min } from './min.ts';
import { minimum } from './minimum.ts';
import { mirrorPad } from './mirrorPad.ts';
import { multiply } from './multiply.ts';
import { neg } from './neg.ts';
import { notEqual } from './notEqual.ts';
import { oneHot } from './oneHot.ts';
import { onesLike } from './onesLike.ts';
import { padV2 } from './padV2.ts';
import { prod } from './prod.ts';
import { realDiv } from './realDiv.ts';
import { reciprocal } from './reciprocal.ts';
import { relu } from './relu.ts';
import { relu6 } from './relu6.ts';
import { reverse } from './reverse.ts';
import { rmsProp } from './rmsProp.ts';
import { rsqrt } from './rsqrt.ts';
import { select } from './select.ts';
import { sgd } from './sgd.ts';
import { shareAbove } from './shareAbove.ts';
import { sigmoid } from './sigmoid.ts';
import { slice } from './slice.ts';
import { softmax } from './softmax.ts';
import { softmaxCrossEntropy } from './softmaxCrossEntropy.ts';
import { softplus } from './softplus.ts';
import { splitV } from './splitV.ts';
import { sqrt } from './sqrt.ts';
import { square } from './square.ts';
import { squaredDifference } from './squaredDifference.ts';
import { statistics } from './statistics.ts';
import { step } from './step.ts';
import { stridedSlice } from './stridedSlice.ts';
import { sub } from './sub.ts';
import { sum } from './sum.ts';
import { tanh } from './tanh.ts';
import { tile } from './tile.ts';
import { transpose } from './transpose.ts';
import { unitMoments } from './unitMoments.ts';
import { unitShareAbove } from './unitShareAbove.ts';
import { unpack } from './unpack.ts';
import { unsortedSegmentSum } from './unsortedSegmentSum.ts';
import { zerosLike } from './zerosLike.ts';

/** Every kernel that the backend does not inherit. A new one is a file beside this and two lines here. */
export const kernels: readonly KernelConfig[] = [
  abs,
  activation,
  activationGrad,
  adagrad,
  adam,
  add,
  addN,
  affine,
  affineGrad,
  argMax,
  avgPool,
  avgPoolGrad,
  batchMatMul,
  batchNorm,
  batchNormGrad,
  cast,
  clipByValue,
  concat,
  conv2d,
  conv2dBackpropFilter,
  conv2dBackpropInput,
  elu,
  eluGrad,
  embedding,
  embeddingGrad,
  equal,
  exp,
  fill,
  flipLeftRight,
  fusedBatchNorm,
  fusedConv2D,
  fusedMatMul,
  gatherV2,
  greater,
  greaterEqual,
  groupNorm,
  groupNormGrad,
  histogram,
  leakyRelu,
  less,
  lessEqual,
  log,
  maskAbove,
  max,
  maximum,
  maxPool,
  maxPoolGrad,
  mean,
  min,
  minimum,
  mirrorPad,
  multiply,
  neg,
  notEqual,
  oneHot,
  onesLike,
  padV2,
  prod,
  realDiv,
  reciprocal,
  relu,
  relu6,
  reverse,
  rmsProp,
  rsqrt,
  select,
  sgd,
  shareAbove,
  sigmoid,
  slice,
  softmax,
  softmaxCrossEntropy,
  softplus,
  splitV,
  sqrt,
  square,
  squaredDifference,
  statistics,
  step,
  stridedSlice,
  sub,
  sum,
  tanh,
  tile,
  transpose,
  unitMoments,
  unitShareAbove,
  unpack,
  unsortedSegmentSum,
  zerosLike,
];
