import { describe, expect, it } from 'vitest';
import { getKernel } from '@tensorflow/tfjs-core';
import type { KernelConfig } from '@tensorflow/tfjs-core';
import { bools, expectKernelParity, floats, ints } from '../testing/kernelParity.ts';
import type { Given, Parity } from '../testing/kernelParity.ts';
import { abs } from './abs.ts';
import { acos } from './acos.ts';
import { acosh } from './acosh.ts';
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
import { kernels } from './index.ts';
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

/** A kernel, what it is given, its attributes, and how far it may be from tfjs's where that is not float32's rounding. */
type Case = readonly [
  kernel: KernelConfig,
  inputs: Readonly<Record<string, Given>> | readonly Given[],
  attrs?: object,
  parity?: Parity,
];

/** Lengths about the vector's four, a scalar, and nothing. */
const forms: readonly (readonly number[])[] = [[], [1], [3], [4], [2, 5], [3, 7, 2], [0], [3, 0]];

const unary: readonly KernelConfig[] = [
  abs,
  acos,
  acosh,
  asin,
  asinh,
  atan,
  atanh,
  ceil,
  cos,
  cosh,
  elu,
  erf,
  exp,
  expm1,
  floor,
  isFiniteValue,
  isInf,
  isNan,
  log,
  log1p,
  neg,
  onesLike,
  reciprocal,
  relu,
  relu6,
  round,
  rsqrt,
  selu,
  sigmoid,
  sign,
  sin,
  sinh,
  softplus,
  sqrt,
  square,
  tan,
  tanh,
  zerosLike,
];
describe.each(unary.map((kernel) => [kernel.kernelName, kernel] as const))('%s', (_, kernel) => {
  it('is tfjs’s of any shape, with what is special among the values', () => {
    for (const [seed, shape] of forms.entries()) expectKernelParity(kernel, { x: floats(shape, seed) });
    const special = [NaN, Infinity, -Infinity, 0, -0, 1, -1, 1e-40, 30, -30];
    expectKernelParity(kernel, { x: floats([10], special) }, {}, { relative: 2e-5 });
  });
});

const whole: readonly KernelConfig[] = [
  add,
  maximum,
  minimum,
  multiply,
  sub,
  equal,
  greater,
  greaterEqual,
  less,
  lessEqual,
  notEqual,
];
const fractional: readonly KernelConfig[] = [atan2, mod, pow, realDiv, squaredDifference, prelu];
const pairs: readonly (readonly [readonly number[], readonly number[]])[] = [
  [[], []],
  [[5], [5]],
  [[], [6]],
  [[3, 5], [5]],
  [
    [4, 1],
    [1, 7],
  ],
  [
    [2, 1, 3],
    [3, 1],
  ],
  [[0, 3], [3]],
];
it.each(whole.map((kernel) => [kernel.kernelName, kernel] as const))(
  '%s is tfjs’s of integers',
  (_, kernel) => {
    for (const [left, right] of pairs) expectKernelParity(kernel, { a: ints(left, 1), b: ints(right, 2) });
  },
);

describe.each([...whole, ...fractional].map((kernel) => [kernel.kernelName, kernel] as const))(
  '%s',
  (name, kernel) => {
    const named = (a: Given, b: Given) => (name === 'Prelu' ? { x: a, alpha: b } : { a, b });

    it('is tfjs’s of every pair of shapes that can be broadcast', () => {
      for (const [left, right] of pairs) expectKernelParity(kernel, named(floats(left, 1), floats(right, 2)));
    });

    it('has NaN, infinities and zeros where tfjs has them', () => {
      const values = [NaN, Infinity, -Infinity, 0, -0, 1, -2.5];
      const grid = values.flatMap((a) => values.map((b) => [a, b] as const));
      const side = (at: 0 | 1) =>
        floats(
          [grid.length],
          grid.map((pair) => pair[at]),
        );
      expectKernelParity(kernel, named(side(0), side(1)));
    });
  },
);

const reductions: readonly KernelConfig[] = [max, mean, min, prod, sum, all, any];
describe.each(reductions.map((kernel) => [kernel.kernelName, kernel] as const))('%s', (_, kernel) => {
  it('is tfjs’s over any axes, kept or not', () => {
    for (const [shape, axes] of [
      [[7], [0]],
      [[3, 5], [0]],
      [[3, 5], [1]],
      [
        [2, 3, 5],
        [0, 2],
      ],
      [[2, 3, 5], [1]],
      [[2, 3], []],
    ] as const)
      for (const keepDims of [false, true]) {
        const x = kernel === all || kernel === any ? bools(shape) : floats(shape);
        expectKernelParity(kernel, { x }, { axis: [...axes], reductionIndices: [...axes], keepDims });
      }
  });
});

const list = <Kernel>(...cases: readonly Kernel[]) => cases;
const nhwc = { dataFormat: 'NHWC', dimRoundingMode: undefined } as const;
const pool = { filterSize: [2, 2], strides: [2, 2], pad: 'valid', dimRoundingMode: undefined };
const overlapping = { filterSize: [3, 2], strides: [1, 2], pad: 'same', dimRoundingMode: undefined };
const volume = { filterSize: [2, 2, 2], strides: [1, 2, 1], pad: 'same', dataFormat: 'NDHWC' };
const boxes = floats([4, 4], [0, 0, 1, 1, 0, 0.1, 1, 1.1, 0, 2, 1, 3, 0.05, 0, 1, 1]);
const scores = floats([4], [0.9, 0.75, 0.6, 0.95]);
const suppression = { maxOutputSize: 3, iouThreshold: 0.5, scoreThreshold: 0.1 };
const rows = floats([5, 3]);
const images = floats([2, 4, 5, 3]);
/** tfjs's gradients of resizing take height for width, and for all images the first one's place in `dy`. */
const squareImage = floats([1, 4, 4, 3]);

const others: Readonly<Record<string, readonly Case[]>> = {
  'whole numbers and booleans': list<Case>(
    [floorDiv, { a: ints([7], [7, -7, 7, -7, 0, 9, 1]), b: ints([7], [2, 2, -2, -2, 3, 9, 5]) }],
    [bitwiseAnd, { a: ints([3, 2]), b: ints([2], 3) }],
    [logicalAnd, { a: bools([3, 4]), b: bools([4], 2) }],
    [logicalOr, { a: bools([3, 4]), b: bools([3, 1], 2) }],
    [logicalXor, { a: bools([5]), b: bools([5], 2) }, {}, { like: 'NotEqual' }],
    [logicalNot, { x: bools([7]) }],
    [oneHot, { indices: ints([4], [0, 2, -1, 5]) }, { depth: 3, onValue: 2, offValue: -1, dtype: 'float32' }],
    [oneHot, { indices: ints([2, 2], [0, 1, 2, 3]) }, { depth: 4, onValue: 1, offValue: 0, dtype: 'int32' }],
    [bincount, { x: ints([6], [0, 2, 2, 1, 2, 9]), weights: floats([0], []) }, { size: 4 }],
    [bincount, { x: ints([3], [0, 2, 2]), weights: floats([3]) }, { size: 3 }],
    [
      denseBincount,
      { x: ints([2, 3], [0, 2, 2, 1, 1, 1]), weights: floats([0], []) },
      { size: 3, binaryOutput: false },
    ],
    [
      denseBincount,
      { x: ints([2, 3], [0, 2, 2, 1, 1, 1]), weights: floats([0], []) },
      { size: 3, binaryOutput: true },
    ],
    [cast, { x: floats([5], [1.7, -1.7, 0, NaN, 3e5]) }, { dtype: 'int32' }],
    [cast, { x: ints([5]) }, { dtype: 'float32' }],
    [cast, { x: floats([4], [0, -0, 2, NaN]) }, { dtype: 'bool' }],
  ),
  'element by element, with a number': list<Case>(
    [clipByValue, { x: floats([2, 7]) }, { clipValueMin: -0.5, clipValueMax: 1 }],
    [leakyRelu, { x: floats([9]) }, { alpha: 0.3 }],
    [step, { x: floats([9], [NaN, 0, -0, 1, -1, 2, -2, 3, 4]) }, { alpha: 0.25 }],
    [eluGrad, { dy: floats([9]), y: floats([9], 2) }],
    [addN, [floats([3, 5]), floats([3, 5], 2), floats([3, 5], 3)]],
    [addN, [ints([4]), ints([4], 2)]],
    [select, { condition: bools([3, 5]), t: floats([3, 5], 2), e: floats([3, 5], 3) }],
    [select, { condition: bools([3]), t: floats([3, 5], 2), e: floats([3, 5], 3) }],
    [fill, {}, { shape: [2, 3], value: 1.5, dtype: 'float32' }],
    [fill, {}, { shape: [2], value: 7, dtype: 'int32' }],
    [linSpace, {}, { start: -1, stop: 2, num: 7 }],
  ),
  'along an axis': list<Case>(
    [argMax, { x: floats([4, 7]) }, { axis: 1 }],
    [argMax, { x: floats([4, 3, 5]) }, { axis: 0 }],
    [argMin, { x: floats([4, 7]) }, { axis: [1] }],
    [cumsum, { x: floats([3, 6]) }, { axis: 1, exclusive: false, reverse: false }],
    [cumsum, { x: floats([3, 6]) }, { axis: 1, exclusive: true, reverse: true }],
    [cumprod, { x: floats([2, 5]) }, { axis: 1, exclusive: true, reverse: false }],
    [softmax, { logits: floats([3, 7]) }, { dim: 1 }],
    [topK, { x: floats([3, 9]) }, { k: 4, sorted: true }],
    [
      searchSorted,
      {
        sortedSequence: floats([2, 4], [0, 1, 1, 3, -2, 0, 2, 2]),
        values: floats([2, 3], [1, 0, 4, 2, -3, 0]),
      },
      { side: 'left' },
    ],
    [
      searchSorted,
      { sortedSequence: floats([1, 4], [0, 1, 1, 3]), values: floats([1, 3], [1, 0, 4]) },
      { side: 'right' },
    ],
    [multinomial, { logits: floats([3, 5]) }, { numSamples: 6, seed: 7, normalized: false }],
  ),
  'values that move': list<Case>(
    [concat, [floats([2, 3]), floats([4, 3], 2), floats([0, 3])], { axis: 0 }],
    [concat, [floats([2, 3]), floats([2, 5], 2)], { axis: 1 }],
    [concat, [ints([2, 1]), ints([2, 2], 2)], { axis: -1 }],
    [pack, [floats([2, 3]), floats([2, 3], 2)], { axis: 1 }],
    [unpack, { value: floats([2, 3, 4]) }, { axis: 1 }],
    [splitV, { x: floats([6, 3]) }, { numOrSizeSplits: [1, 2, 3], axis: 0 }],
    [splitV, { x: floats([2, 6]) }, { numOrSizeSplits: 3, axis: 1 }],
    [slice, { x: floats([4, 5, 3]) }, { begin: [1, 0, 1], size: [2, -1, 2] }],
    [
      stridedSlice,
      { x: floats([5, 7]) },
      {
        begin: [0, 6],
        end: [5, 0],
        strides: [2, -2],
        beginMask: 0,
        endMask: 0,
        ellipsisMask: 0,
        newAxisMask: 0,
        shrinkAxisMask: 0,
      },
    ],
    [reverse, { x: floats([3, 5, 2]) }, { dims: [0, 2] }],
    [tile, { x: floats([2, 3]) }, { reps: [2, 3] }],
    [transpose, { x: floats([2, 3, 5]) }, { perm: [2, 0, 1] }],
    [transpose, { x: floats([5, 9]) }, { perm: [1, 0] }],
    [
      padV2,
      { x: floats([2, 3]) },
      {
        paddings: [
          [1, 0],
          [2, 1],
        ],
        constantValue: 7,
      },
    ],
    [
      mirrorPad,
      { x: floats([3, 4]) },
      {
        paddings: [
          [1, 2],
          [2, 1],
        ],
        mode: 'reflect',
      },
    ],
    [
      mirrorPad,
      { x: floats([3, 4]) },
      {
        paddings: [
          [1, 2],
          [2, 1],
        ],
        mode: 'symmetric',
      },
    ],
    [diag, { x: floats([5]) }],
    [
      spaceToBatchNd,
      { x: floats([1, 4, 5, 2]) },
      {
        blockShape: [2, 3],
        paddings: [
          [0, 0],
          [1, 0],
        ],
      },
    ],
    [
      batchToSpaceNd,
      { x: floats([6, 2, 2, 3]) },
      {
        blockShape: [2, 3],
        crops: [
          [0, 0],
          [1, 0],
        ],
      },
    ],
  ),
  'values that are picked and put': list<Case>(
    [gatherV2, { x: rows, indices: ints([2, 2], [4, 0, 2, 2]) }, { axis: 0, batchDims: 0 }],
    [gatherV2, { x: rows, indices: ints([4], [2, 0, 0, 1]) }, { axis: 1, batchDims: 0 }],
    [gatherNd, { params: rows, indices: ints([3, 1], [4, 0, 2]) }],
    [gatherNd, { params: rows, indices: ints([2, 2], [4, 2, 0, 1]) }],
    [scatterNd, { indices: ints([3, 1], [4, 0, 4]), updates: floats([3, 3]) }, { shape: [5, 3] }],
    [tensorScatterUpdate, { tensor: rows, indices: ints([2, 1], [3, 1]), updates: floats([2, 3], 2) }],
    [
      sparseToDense,
      {
        sparseIndices: ints([2, 2], [0, 1, 2, 2]),
        sparseValues: floats([2]),
        defaultValue: floats([], [-1]),
      },
      { outputShape: [3, 4] },
    ],
    [
      sparseReshape,
      {
        inputIndices: ints([2, 2], [0, 1, 1, 2]),
        inputShape: ints([2], [2, 3]),
        newShape: ints([2], [3, -1]),
      },
    ],
    [
      sparseFillEmptyRows,
      {
        indices: ints([3, 2], [0, 1, 2, 0, 2, 3]),
        values: floats([3]),
        denseShape: ints([2], [4, 4]),
        defaultValue: floats([], [9]),
      },
    ],
    [sparseSegmentSum, { data: rows, indices: ints([4], [0, 4, 2, 2]), segmentIds: ints([4], [0, 0, 2, 2]) }],
    [
      sparseSegmentMean,
      { data: rows, indices: ints([4], [0, 4, 2, 2]), segmentIds: ints([4], [0, 0, 2, 2]) },
    ],
    [unsortedSegmentSum, { x: rows, segmentIds: ints([5], [2, 0, 2, 3, 0]) }, { numSegments: 4 }],
  ),
  products: list<Case>(
    [
      batchMatMul,
      { a: floats([2, 3, 5]), b: floats([2, 5, 7], 2) },
      { transposeA: false, transposeB: false },
    ],
    [batchMatMul, { a: floats([1, 5, 3]), b: floats([1, 7, 5], 2) }, { transposeA: true, transposeB: true }],
    [
      fusedMatMul,
      { a: floats([1, 3, 5]), b: floats([1, 5, 7], 2), bias: floats([7], 3) },
      { transposeA: false, transposeB: false, activation: 'relu' },
    ],
  ),
  convolutions: list<Case>(
    [
      conv2d,
      { x: images, filter: floats([3, 2, 3, 5], 2) },
      { ...nhwc, strides: [1, 2], pad: 'same', dilations: [1, 1] },
    ],
    [
      conv2d,
      { x: images, filter: floats([2, 2, 3, 4], 2) },
      { ...nhwc, strides: 1, pad: 'valid', dilations: [1, 2] },
    ],
    [
      conv2dBackpropFilter,
      { x: images, dy: floats([2, 3, 4, 5], 2) },
      { ...nhwc, strides: 1, pad: 'valid', filterShape: [2, 2, 3, 5] },
    ],
    [
      conv2dBackpropInput,
      { dy: floats([2, 3, 4, 5], 2), filter: floats([2, 2, 3, 5], 3) },
      { ...nhwc, strides: 1, pad: 'valid', inputShape: [2, 4, 5, 3] },
    ],
    [
      fusedConv2D,
      { x: images, filter: floats([2, 2, 3, 4], 2), bias: floats([4], 3) },
      { ...nhwc, strides: 1, pad: 'same', dilations: [1, 1], activation: 'relu' },
    ],
    [
      depthwiseConv2dNative,
      { x: images, filter: floats([2, 3, 3, 2], 2) },
      { ...nhwc, strides: [1, 1], pad: 'same', dilations: [1, 1] },
    ],
    [
      depthwiseConv2dNativeBackpropFilter,
      { x: images, dy: floats([2, 3, 4, 6], 2) },
      { ...nhwc, strides: [1, 1], pad: 'valid', dilations: [1, 1], filterShape: [2, 2, 3, 2] },
    ],
    [
      depthwiseConv2dNativeBackpropInput,
      { dy: floats([2, 3, 4, 6], 2), filter: floats([2, 2, 3, 2], 3) },
      { ...nhwc, strides: [1, 1], pad: 'valid', dilations: [1, 1], inputShape: [2, 4, 5, 3] },
    ],
    [
      fusedDepthwiseConv2D,
      { x: images, filter: floats([2, 2, 3, 1], 2), bias: floats([3], 3) },
      { ...nhwc, strides: [1, 1], pad: 'valid', dilations: [1, 1], activation: 'relu6' },
    ],
    [
      conv3D,
      { x: floats([1, 3, 4, 5, 2]), filter: floats([2, 2, 2, 2, 3], 2) },
      { strides: [1, 1, 2], pad: 'same', dataFormat: 'NDHWC', dilations: [1, 1, 1] },
    ],
    [
      conv3DBackpropFilterV2,
      { x: floats([1, 3, 4, 5, 2]), dy: floats([1, 2, 3, 4, 3], 2) },
      { strides: 1, pad: 'valid', filterShape: [2, 2, 2, 2, 3] },
    ],
    [
      conv3DBackpropInputV2,
      { dy: floats([1, 2, 3, 4, 3], 2), filter: floats([2, 2, 2, 2, 3], 3) },
      { strides: 1, pad: 'valid', inputShape: [1, 3, 4, 5, 2] },
    ],
    [dilation2D, { x: images, filter: floats([2, 3, 3], 2) }, { strides: 1, pad: 'same', dilations: 1 }],
    [
      dilation2DBackpropFilter,
      { x: images, filter: floats([2, 2, 3], 2), dy: floats([2, 3, 4, 3], 3) },
      { strides: 1, pad: 'valid', dilations: 1 },
    ],
    [
      dilation2DBackpropInput,
      { x: images, filter: floats([2, 2, 3], 2), dy: floats([2, 3, 4, 3], 3) },
      { strides: 1, pad: 'valid', dilations: 1 },
    ],
  ),
  pooling: list<Case>(
    ...[pool, overlapping].flatMap((attrs) =>
      list<Case>([avgPool, { x: images }, attrs], [maxPool, { x: images }, attrs]),
    ),
    [avgPoolGrad, { dy: floats([2, 2, 2, 3], 2), input: images }, pool],
    [maxPoolGrad, { dy: floats([2, 2, 2, 3], 2), input: images, output: floats([2, 2, 2, 3], 3) }, pool],
    [
      maxPoolWithArgmax,
      { x: images },
      { filterSize: [2, 2], strides: [2, 2], pad: 'valid', includeBatchInIndex: false },
    ],
    [avgPool3D, { x: floats([1, 3, 4, 3, 2]) }, volume],
    [maxPool3D, { x: floats([1, 3, 4, 3, 2]) }, volume],
    [avgPool3DGrad, { dy: floats([1, 3, 2, 3, 2], 2), input: floats([1, 3, 4, 3, 2]) }, volume],
    [
      maxPool3DGrad,
      { dy: floats([1, 3, 2, 3, 2], 2), input: floats([1, 3, 4, 3, 2]), output: floats([1, 3, 2, 3, 2], 3) },
      volume,
    ],
  ),
  images: list<Case>(
    [resizeBilinear, { images }, { alignCorners: false, halfPixelCenters: true, size: [7, 3] }],
    [resizeBilinear, { images }, { alignCorners: true, halfPixelCenters: false, size: [2, 9] }],
    [resizeBilinearGrad, { images: squareImage, dy: floats([1, 7, 7, 3], 2) }, { alignCorners: false }],
    [resizeNearestNeighbor, { images }, { alignCorners: false, halfPixelCenters: false, size: [7, 3] }],
    [
      resizeNearestNeighborGrad,
      { images: squareImage, dy: floats([1, 7, 7, 3], 2) },
      { alignCorners: false },
    ],
    [flipLeftRight, { image: images }],
    [rotateWithOffset, { image: images }, { radians: 0.6, fillValue: 0.5, center: [0.4, 0.6] }],
    [nonMaxSuppressionV3, { boxes, scores }, suppression],
    [nonMaxSuppressionV4, { boxes, scores }, { ...suppression, padToMaxOutputSize: true }],
    [nonMaxSuppressionV5, { boxes, scores }, { ...suppression, softNmsSigma: 0.5 }],
    [lrn, { x: images }, { depthRadius: 1, bias: 1, alpha: 0.5, beta: 0.75 }],
    [
      lrnGrad,
      { x: images, y: floats([2, 4, 5, 3], 2), dy: floats([2, 4, 5, 3], 3) },
      { depthRadius: 1, bias: 1, alpha: 0.5, beta: 0.75 },
    ],
    [
      fusedBatchNorm,
      {
        x: rows,
        mean: floats([3], 2),
        variance: floats([3], [0.5, 1, 2]),
        offset: floats([3], 3),
        scale: floats([3], 4),
      },
      { varianceEpsilon: 1e-3 },
    ],
  ),
  training: list<Case>(
    [affine, { x: rows, weight: floats([3, 7], 2), bias: floats([7], 3) }],
    [affineGrad, { dy: floats([5, 7], 2), x: rows, weight: floats([3, 7], 3) }, { bias: true, input: true }],
    [batchNorm, { x: rows, gamma: floats([3], 2), beta: floats([3], 3) }, { eps: 1e-3, unbiased: true }],
    [
      batchNormGrad,
      {
        dy: floats([5, 3], 2),
        x: rows,
        mean: floats([3], [0.1, -0.2, 0]),
        variance: floats([3], [1, 2, 3]),
        gamma: floats([3], 3),
      },
      { eps: 1e-3, unbiased: false },
    ],
    [
      groupNorm,
      { x: floats([2, 3, 4]), gamma: floats([4], 2), beta: floats([4], 3) },
      { groups: 2, eps: 1e-3 },
    ],
    [
      groupNormGrad,
      {
        dy: floats([2, 3, 4], 2),
        x: floats([2, 3, 4]),
        mean: floats([2, 2], [0, 0.1, 0.2, -0.1]),
        variance: floats([2, 2], [1, 2, 1, 2]),
        gamma: floats([4], 3),
      },
      { groups: 2, eps: 1e-3 },
    ],
    ...(['tanh', 'gelu', 'elu', 'silu', 'mish', 'hardtanh'] as const).map((activation): Case => [
      activationGrad,
      { dy: floats([9], 2), x: floats([9]), y: floats([9], [0.5, -0.5, 0.1, 0.2, -0.9, 0.9, 0, 0.3, -0.3]) },
      { activation },
    ]),
    [
      softmaxCrossEntropy,
      { logits: floats([4, 5]), labels: ints([4], [0, 4, 2, 2]) },
      { labelSmoothing: 0.1, gradient: true },
    ],
    [embedding, { table: rows, indices: ints([2, 2], [4, 0, 2, 2]) }],
    [embeddingGrad, { dy: floats([4, 3]), indices: ints([4], [4, 0, 2, 2]) }, { vocabulary: 5 }],
  ),
  measuring: list<Case>(
    [statistics, { x: floats([103]), minus: floats([103], 2) }],
    [shareAbove, { x: floats([101]) }, { threshold: 0.5, absolute: true }],
    [unitShareAbove, { x: floats([13, 7]) }, { threshold: 0.5, absolute: false }],
    [unitMoments, { x: floats([13, 7]) }],
    [maskAbove, { x: floats([3, 7]) }, { threshold: 0, absolute: false }],
  ),
};
describe.each(Object.entries(others))('kernels of %s', (_, cases) => {
  it.each(cases.map((each) => [each[0].kernelName, each] as const))(
    '%s is tfjs’s',
    (_name, [kernel, inputs, attrs, parity]) => {
      expectKernelParity(kernel, inputs, attrs, parity);
    },
  );
});

it('each kernel is in the list once, and tfjs has it for simd', () => {
  const names = kernels.map(({ kernelName }) => kernelName);
  expect(new Set(names).size).toBe(names.length);
  for (const kernel of kernels)
    expect(getKernel(kernel.kernelName, 'simd')?.kernelFunc).toBe(kernel.kernelFunc);
});

describe('the kernels of optimisers', () => {
  const pair = (seed: number) => [floats([2, 5], seed), floats([7], seed + 1)];
  /** Squares are never below 0. */
  const squares = (seed: number) =>
    pair(seed).map((given) => ({ ...given, values: given.values.map((value) => value * value) }));
  const lists = (...state: readonly (readonly Given[])[]) => ({
    parameters: pair(1),
    gradients: pair(3),
    into: pair(5),
    state,
    learningRate: 0.1,
    step: 3,
  });

  it.each(
    list<Case>(
      [sgd, {}, { ...lists(), momentum: 0, dampening: 0, nesterov: false, weightDecay: 0.1 }],
      [sgd, {}, { ...lists(pair(7)), momentum: 0.9, dampening: 0.2, nesterov: false, weightDecay: 0 }],
      [
        adam,
        {},
        {
          ...lists(pair(7), squares(9)),
          beta1: 0.9,
          beta2: 0.99,
          eps: 1e-8,
          weightDecay: 0.1,
          decoupled: true,
        },
      ],
      [
        rmsProp,
        {},
        {
          ...lists(squares(7), pair(9)),
          alpha: 0.9,
          eps: 1e-8,
          momentum: 0.9,
          centered: false,
          weightDecay: 0,
        },
      ],
      [adagrad, {}, { ...lists(squares(7)), eps: 1e-8, weightDecay: 0.1, learningRateDecay: 0.5 }],
    ).map((each) => [each[0].kernelName, each] as const),
  )('%s gives new parameters and state as their composition does', (_, [kernel, inputs, attrs]) => {
    expectKernelParity(kernel, inputs, attrs);
  });
});
