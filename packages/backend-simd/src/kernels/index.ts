import type { KernelConfig } from '@tensorflow/tfjs-core';
import { abs } from './abs.ts';
import { acos } from './acos.ts';
import { acosh } from './acosh.ts';
import { activation } from './activation.ts';
import { activationGrad } from './activationGrad.ts';
import { adagrad } from './adagrad.ts';
import { adam } from './adam.ts';
import { add } from './add.ts';
import { addN } from './addN.ts';
import { affine } from './affine.ts';
import { affineGrad } from './affineGrad.ts';
import { all } from './all.ts';
import { any } from './any.ts';
import { argMax } from './argMax.ts';
import { argMin } from './argMin.ts';
import { asin } from './asin.ts';
import { asinh } from './asinh.ts';
import { atan } from './atan.ts';
import { atan2 } from './atan2.ts';
import { atanh } from './atanh.ts';
import { avgPool } from './avgPool.ts';
import { avgPool3D } from './avgPool3D.ts';
import { avgPool3DGrad } from './avgPool3DGrad.ts';
import { avgPoolGrad } from './avgPoolGrad.ts';
import { batchMatMul } from './batchMatMul.ts';
import { batchNorm } from './batchNorm.ts';
import { batchNormGrad } from './batchNormGrad.ts';
import { batchToSpaceNd } from './batchToSpaceNd.ts';
import { bincount } from './bincount.ts';
import { bitwiseAnd } from './bitwiseAnd.ts';
import { cast } from './cast.ts';
import { ceil } from './ceil.ts';
import { clipByValue } from './clipByValue.ts';
import { concat } from './concat.ts';
import { conv2d } from './conv2d.ts';
import { conv2dBackpropFilter } from './conv2dBackpropFilter.ts';
import { conv2dBackpropInput } from './conv2dBackpropInput.ts';
import { conv3D } from './conv3D.ts';
import { conv3DBackpropFilterV2 } from './conv3DBackpropFilterV2.ts';
import { conv3DBackpropInputV2 } from './conv3DBackpropInputV2.ts';
import { cos } from './cos.ts';
import { cosh } from './cosh.ts';
import { cumprod } from './cumprod.ts';
import { cumsum } from './cumsum.ts';
import { denseBincount } from './denseBincount.ts';
import { depthwiseConv2dNative } from './depthwiseConv2dNative.ts';
import { depthwiseConv2dNativeBackpropFilter } from './depthwiseConv2dNativeBackpropFilter.ts';
import { depthwiseConv2dNativeBackpropInput } from './depthwiseConv2dNativeBackpropInput.ts';
import { diag } from './diag.ts';
import { dilation2D } from './dilation2D.ts';
import { dilation2DBackpropFilter } from './dilation2DBackpropFilter.ts';
import { dilation2DBackpropInput } from './dilation2DBackpropInput.ts';
import { elu } from './elu.ts';
import { eluGrad } from './eluGrad.ts';
import { embedding } from './embedding.ts';
import { embeddingGrad } from './embeddingGrad.ts';
import { equal } from './equal.ts';
import { erf } from './erf.ts';
import { exp } from './exp.ts';
import { expm1 } from './expm1.ts';
import { fill } from './fill.ts';
import { flipLeftRight } from './flipLeftRight.ts';
import { floor } from './floor.ts';
import { floorDiv } from './floorDiv.ts';
import { fusedBatchNorm } from './fusedBatchNorm.ts';
import { fusedConv2D } from './fusedConv2D.ts';
import { fusedDepthwiseConv2D } from './fusedDepthwiseConv2D.ts';
import { fusedMatMul } from './fusedMatMul.ts';
import { gatherNd } from './gatherNd.ts';
import { gatherV2 } from './gatherV2.ts';
import { greater } from './greater.ts';
import { greaterEqual } from './greaterEqual.ts';
import { groupNorm } from './groupNorm.ts';
import { groupNormGrad } from './groupNormGrad.ts';
import { histogram } from './histogram.ts';
import { isFiniteValue } from './isFiniteValue.ts';
import { isInf } from './isInf.ts';
import { isNan } from './isNan.ts';
import { leakyRelu } from './leakyRelu.ts';
import { less } from './less.ts';
import { lessEqual } from './lessEqual.ts';
import { linSpace } from './linSpace.ts';
import { log } from './log.ts';
import { log1p } from './log1p.ts';
import { logicalAnd } from './logicalAnd.ts';
import { logicalNot } from './logicalNot.ts';
import { logicalOr } from './logicalOr.ts';
import { logicalXor } from './logicalXor.ts';
import { lrn } from './lrn.ts';
import { lrnGrad } from './lrnGrad.ts';
import { maskAbove } from './maskAbove.ts';
import { max } from './max.ts';
import { maximum } from './maximum.ts';
import { maxPool } from './maxPool.ts';
import { maxPool3D } from './maxPool3D.ts';
import { maxPool3DGrad } from './maxPool3DGrad.ts';
import { maxPoolGrad } from './maxPoolGrad.ts';
import { maxPoolWithArgmax } from './maxPoolWithArgmax.ts';
import { mean } from './mean.ts';
import { min } from './min.ts';
import { minimum } from './minimum.ts';
import { mirrorPad } from './mirrorPad.ts';
import { mod } from './mod.ts';
import { multinomial } from './multinomial.ts';
import { multiply } from './multiply.ts';
import { neg } from './neg.ts';
import { nonMaxSuppressionV3 } from './nonMaxSuppressionV3.ts';
import { nonMaxSuppressionV4 } from './nonMaxSuppressionV4.ts';
import { nonMaxSuppressionV5 } from './nonMaxSuppressionV5.ts';
import { notEqual } from './notEqual.ts';
import { oneHot } from './oneHot.ts';
import { onesLike } from './onesLike.ts';
import { pack } from './pack.ts';
import { padV2 } from './padV2.ts';
import { pow } from './pow.ts';
import { prelu } from './prelu.ts';
import { prod } from './prod.ts';
import { realDiv } from './realDiv.ts';
import { reciprocal } from './reciprocal.ts';
import { relu } from './relu.ts';
import { relu6 } from './relu6.ts';
import { resizeBilinear } from './resizeBilinear.ts';
import { resizeBilinearGrad } from './resizeBilinearGrad.ts';
import { resizeNearestNeighbor } from './resizeNearestNeighbor.ts';
import { resizeNearestNeighborGrad } from './resizeNearestNeighborGrad.ts';
import { reverse } from './reverse.ts';
import { rmsProp } from './rmsProp.ts';
import { rotateWithOffset } from './rotateWithOffset.ts';
import { round } from './round.ts';
import { rsqrt } from './rsqrt.ts';
import { scatterNd } from './scatterNd.ts';
import { searchSorted } from './searchSorted.ts';
import { select } from './select.ts';
import { selu } from './selu.ts';
import { sgd } from './sgd.ts';
import { shareAbove } from './shareAbove.ts';
import { sigmoid } from './sigmoid.ts';
import { sign } from './sign.ts';
import { sin } from './sin.ts';
import { sinh } from './sinh.ts';
import { slice } from './slice.ts';
import { softmax } from './softmax.ts';
import { softmaxCrossEntropy } from './softmaxCrossEntropy.ts';
import { softplus } from './softplus.ts';
import { spaceToBatchNd } from './spaceToBatchNd.ts';
import { sparseFillEmptyRows } from './sparseFillEmptyRows.ts';
import { sparseReshape } from './sparseReshape.ts';
import { sparseSegmentMean } from './sparseSegmentMean.ts';
import { sparseSegmentSum } from './sparseSegmentSum.ts';
import { sparseToDense } from './sparseToDense.ts';
import { splitV } from './splitV.ts';
import { sqrt } from './sqrt.ts';
import { square } from './square.ts';
import { squaredDifference } from './squaredDifference.ts';
import { statistics } from './statistics.ts';
import { step } from './step.ts';
import { stridedSlice } from './stridedSlice.ts';
import { sub } from './sub.ts';
import { sum } from './sum.ts';
import { tan } from './tan.ts';
import { tanh } from './tanh.ts';
import { tensorScatterUpdate } from './tensorScatterUpdate.ts';
import { tile } from './tile.ts';
import { topK } from './topK.ts';
import { transpose } from './transpose.ts';
import { unitMoments } from './unitMoments.ts';
import { unitShareAbove } from './unitShareAbove.ts';
import { unpack } from './unpack.ts';
import { unsortedSegmentSum } from './unsortedSegmentSum.ts';
import { zerosLike } from './zerosLike.ts';

/** Every kernel that the backend does not inherit. A new one is a file beside this and two lines here. */
export const kernels: readonly KernelConfig[] = [
  abs,
  acos,
  acosh,
  activation,
  activationGrad,
  adagrad,
  adam,
  add,
  addN,
  affine,
  affineGrad,
  all,
  any,
  argMax,
  argMin,
  asin,
  asinh,
  atan,
  atan2,
  atanh,
  avgPool,
  avgPool3D,
  avgPool3DGrad,
  avgPoolGrad,
  batchMatMul,
  batchNorm,
  batchNormGrad,
  batchToSpaceNd,
  bincount,
  bitwiseAnd,
  cast,
  ceil,
  clipByValue,
  concat,
  conv2d,
  conv2dBackpropFilter,
  conv2dBackpropInput,
  conv3D,
  conv3DBackpropFilterV2,
  conv3DBackpropInputV2,
  cos,
  cosh,
  cumprod,
  cumsum,
  denseBincount,
  depthwiseConv2dNative,
  depthwiseConv2dNativeBackpropFilter,
  depthwiseConv2dNativeBackpropInput,
  diag,
  dilation2D,
  dilation2DBackpropFilter,
  dilation2DBackpropInput,
  elu,
  eluGrad,
  embedding,
  embeddingGrad,
  equal,
  erf,
  exp,
  expm1,
  fill,
  flipLeftRight,
  floor,
  floorDiv,
  fusedBatchNorm,
  fusedConv2D,
  fusedDepthwiseConv2D,
  fusedMatMul,
  gatherNd,
  gatherV2,
  greater,
  greaterEqual,
  groupNorm,
  groupNormGrad,
  histogram,
  isFiniteValue,
  isInf,
  isNan,
  leakyRelu,
  less,
  lessEqual,
  linSpace,
  log,
  log1p,
  logicalAnd,
  logicalNot,
  logicalOr,
  logicalXor,
  lrn,
  lrnGrad,
  maskAbove,
  max,
  maximum,
  maxPool,
  maxPool3D,
  maxPool3DGrad,
  maxPoolGrad,
  maxPoolWithArgmax,
  mean,
  min,
  minimum,
  mirrorPad,
  mod,
  multinomial,
  multiply,
  neg,
  nonMaxSuppressionV3,
  nonMaxSuppressionV4,
  nonMaxSuppressionV5,
  notEqual,
  oneHot,
  onesLike,
  pack,
  padV2,
  pow,
  prelu,
  prod,
  realDiv,
  reciprocal,
  relu,
  relu6,
  resizeBilinear,
  resizeBilinearGrad,
  resizeNearestNeighbor,
  resizeNearestNeighborGrad,
  reverse,
  rmsProp,
  rotateWithOffset,
  round,
  rsqrt,
  scatterNd,
  searchSorted,
  select,
  selu,
  sgd,
  shareAbove,
  sigmoid,
  sign,
  sin,
  sinh,
  slice,
  softmax,
  softmaxCrossEntropy,
  softplus,
  spaceToBatchNd,
  sparseFillEmptyRows,
  sparseReshape,
  sparseSegmentMean,
  sparseSegmentSum,
  sparseToDense,
  splitV,
  sqrt,
  square,
  squaredDifference,
  statistics,
  step,
  stridedSlice,
  sub,
  sum,
  tan,
  tanh,
  tensorScatterUpdate,
  tile,
  topK,
  transpose,
  unitMoments,
  unitShareAbove,
  unpack,
  unsortedSegmentSum,
  zerosLike,
];
