import { readFileSync } from 'node:fs';
import { findBackend, getKernel, getKernelsForBackend, removeBackend } from '@tensorflow/tfjs-core';
import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { argKernel } from './argKernel.ts';
import { base64Bytes } from './base64Bytes.ts';
import { FLOATS, binaryKernel, comparisonKernel, logicalKernel, runBinary } from './binaryKernel.ts';
import { broadcastAxes, forEachBlock } from './broadcast.ts';
import { convInfo, frameOf, isUnpadded, paddingIsHarmless } from './convolution.ts';
import { copyRows } from './copyRows.ts';
import { countKernel } from './countKernel.ts';
import { cumulativeKernel } from './cumulativeKernel.ts';
import { depthwiseInfo, depthwiseSizes, repeatedChannels, runDepthwise } from './depthwise.ts';
import { dilationInfo, dilationSizes } from './dilation.ts';
import { float32Record } from './float32Record.ts';
import { fmaBytes, requireFusing } from './fmaModule.ts';
import { addBias, applyActivation, isPerColumn } from './fusedActivation.ts';
import { fmaWasmBase64 } from './generated/fmaWasm.ts';
import { threadWorkerText } from './generated/threadWorker.ts';
import { wasmBase64 } from './generated/wasm.ts';
import type { Heap } from './heap.ts';
import { indexStrides, refuseIndex } from './indexedSlices.ts';
import { runInherited, runInheritedForAll } from './inherited.ts';
import { isFourByte } from './isFourByte.ts';
import { measuringKernel } from './measuringKernel.ts';
import { multiply } from './multiply.ts';
import { floatRecord, floats, floatsIf, ints, lastAxis, rowsOf, withLastAxis } from './operands.ts';
import { optimizerKernel } from './optimizer.ts';
import { plainIntegers, plainNumbers } from './plainNumbers.ts';
import { isIdentity, poolInfo, poolSizes } from './pooling.ts';
import { RecordStorage } from './recordStorage.ts';
import { poolKernel, volumePoolKernel } from './poolKernel.ts';
import { reductionKernel, reductionView } from './reductionKernel.ts';
import { registerAs } from './registerAs.ts';
import { bilinearTables, nearestTables } from './resize.ts';
import { resizeGradKernel, resizeKernel } from './resizeKernel.ts';
import { runConvolution } from './runConvolution.ts';
import { scatterSlices } from './scatterSlices.ts';
import { segmentReduction } from './segmentReduction.ts';
import { simdKernel } from './simdKernel.ts';
import { stridedCopy, stridesOf } from './stridedCopy.ts';
import { suppressOverlaps, vectorOf } from './suppressOverlaps.ts';
import { TensorRecord } from './tensorRecord.ts';
import { simdBackend, upload, valuesOf } from './testing/kernelHarness.ts';
import { transposed } from './transposed.ts';
import { truthReductionKernel } from './truthReductionKernel.ts';
import { testKernel, unaryKernel } from './unaryKernel.ts';
import { inputPlaces, outputPlaces, volumeConvInfo } from './volumeConvolution.ts';
import { volumePoolInfo, volumePoolSizes } from './volumePooling.ts';
import { simdSupported, wasmBytes } from './wasmModule.ts';
import { WorkingSpace } from './workingSpace.ts';

const backend = simdBackend();
const from = (values: readonly number[], shape?: readonly number[]) => upload(values, shape);
const whole = (values: readonly number[], shape?: readonly number[]) =>
  upload(Int32Array.from(values), shape);
function bools(values: readonly number[]): TensorInfo {
  const shape = [values.length];
  return { dataId: backend.write(Uint8Array.from(values), shape, 'bool'), shape, dtype: 'bool' };
}
const read = (tensor: TensorInfo) => Array.from(valuesOf(tensor));
/** Runs a kernel that is not registered, and reads its first output. */
function ran({ kernelFunc }: KernelConfig, inputs: object, attrs: object = {}) {
  const outputs = kernelFunc({ inputs: inputs as never, attrs: attrs as never, backend });
  const [first] = Array.isArray(outputs) ? outputs : [outputs];
  if (!first) return expect.unreachable();
  return { shape: first.shape, dtype: first.dtype, values: read(first) };
}

describe('the WebAssembly modules', () => {
  it('are carried as text, and are modules', () => {
    expect(base64Bytes(btoa('\0asm'))).toEqual(Uint8Array.of(0, 97, 115, 109));
    expect(wasmBytes()).toEqual(base64Bytes(wasmBase64));
    expect(simdSupported()).toBe(true);
    const bytes = fmaBytes();
    expect(bytes).toEqual(base64Bytes(fmaWasmBase64));
    expect(WebAssembly.validate(bytes)).toBe(true);
  });

  it('carry what worker threads run as it stands in its file', () => {
    const file = new URL('../worker/threadWorker.js', import.meta.url);
    expect(threadWorkerText).toBe(readFileSync(file, 'utf8'));
  });

  it('of fused products are refused where the processor rounds twice', () => {
    expect(() => requireFusing({ roundedOff: () => 2 ** -24 })).not.toThrow();
    expect(() => requireFusing({ roundedOff: () => 0 })).toThrow(
      'simd-fma: this processor must have fused multiply-add, got separate rounding; use simd instead',
    );
  });
});

describe('registerAs', () => {
  it('registers a backend with this package’s kernels, and every other of the CPU backend', () => {
    registerAs('test-simd', wasmBytes, 0);
    const registered = new Set(getKernelsForBackend('test-simd').map(({ kernelName }) => kernelName));
    for (const { kernelName } of getKernelsForBackend('cpu')) expect(registered.has(kernelName)).toBe(true);
    expect(getKernel('Abs', 'test-simd')?.kernelFunc).toBe(getKernel('Abs', 'simd')?.kernelFunc);
    expect(findBackend('test-simd')?.numDataIds()).toBe(0);
    removeBackend('test-simd');
  });
});

describe('factories of kernels', () => {
  const x = from([-1, 2, 0.5, -3], [2, 2]);

  it.each<[string, KernelConfig, object, object, object]>([
    ['unaryKernel', unaryKernel('Test', 'absolute'), { x }, {}, { shape: [2, 2], values: [1, 2, 0.5, 3] }],
    [
      'unaryKernel with a parameter',
      unaryKernel<{ a: number }>('Test', 'leakyRelu', ({ a }) => a),
      { x },
      { a: 2 },
      { values: [-2, 2, 0.5, -6] },
    ],
    [
      'testKernel',
      testKernel('Test', 'isNaNs'),
      { x: from([NaN, 1]) },
      {},
      { dtype: 'bool', values: [1, 0] },
    ],
    [
      'binaryKernel',
      binaryKernel('Test', 'subtract'),
      { a: x, b: from([1, 10]) },
      {},
      { values: [-2, -8, -0.5, -13] },
    ],
    [
      'binaryKernel of integers',
      binaryKernel('Test', undefined, 'addInts'),
      { a: whole([1, 2]), b: whole([3, 4]) },
      {},
      { dtype: 'int32', values: [4, 6] },
    ],
    [
      'comparisonKernel',
      comparisonKernel('Test', 'less'),
      { a: x, b: from([0], []) },
      {},
      { dtype: 'bool', values: [1, 0, 0, 1] },
    ],
    [
      'comparisonKernel of integers',
      comparisonKernel('Test', 'equal'),
      { a: whole([1, 2]), b: whole([1, 3]) },
      {},
      { values: [1, 0] },
    ],
    [
      'logicalKernel',
      logicalKernel('Test', 'logicalXor'),
      { a: bools([1, 1, 0]), b: bools([1, 0, 0]) },
      {},
      { dtype: 'bool', values: [0, 1, 0] },
    ],
    [
      'argKernel',
      argKernel('Test', 'argMin'),
      { x },
      { axis: 0 },
      { shape: [2], dtype: 'int32', values: [0, 1] },
    ],
    [
      'reductionKernel',
      reductionKernel<{ axis: number[]; keepDims: boolean }>('Test', 'sumOver', ({ axis }) => axis),
      { x },
      { axis: [1], keepDims: true },
      { shape: [2, 1], values: [1, -2.5] },
    ],
    [
      'truthReductionKernel',
      truthReductionKernel('Test', 'allOver'),
      { x: bools([1, 0]) },
      { axis: [0], keepDims: false },
      { shape: [], values: [0] },
    ],
    [
      'cumulativeKernel',
      cumulativeKernel('Test', 'cumulativeSum'),
      { x },
      { axis: 1, exclusive: true, reverse: false },
      { values: [0, -1, 0, 0.5] },
    ],
    [
      'countKernel',
      countKernel('Test'),
      { x: whole([0, 2, 2]), weights: from([]) },
      { size: 3 },
      { shape: [3], values: [1, 0, 2] },
    ],
    [
      'segmentReduction',
      segmentReduction('Test', true),
      { data: x, indices: whole([0, 1]), segmentIds: whole([0, 0]) },
      {},
      { shape: [1, 2], values: [-0.25, -0.5] },
    ],
    [
      'poolKernel',
      poolKernel('AvgPool', 'averagePool'),
      { x: from([1, 2, 3, 6], [1, 2, 2, 1]) },
      { filterSize: 2, strides: 2, pad: 'valid' },
      { shape: [1, 1, 1, 1], values: [3] },
    ],
    [
      'volumePoolKernel',
      volumePoolKernel('MaxPool3D', 'maxPool3D'),
      { x: from([1, 5, 2, 3, 4, 0, 7, 6], [1, 2, 2, 2, 1]) },
      { filterSize: 2, strides: 2, pad: 'valid', dataFormat: 'NDHWC' },
      { shape: [1, 1, 1, 1, 1], values: [7] },
    ],
    [
      'resizeKernel',
      resizeKernel('ResizeNearestNeighbor'),
      { images: from([1, 2], [1, 1, 2, 1]) },
      { size: [2, 4], alignCorners: false },
      { shape: [1, 2, 4, 1], values: [1, 1, 2, 2, 1, 1, 2, 2] },
    ],
    [
      'resizeGradKernel',
      resizeGradKernel('ResizeNearestNeighbor'),
      { images: from([1, 2], [1, 1, 2, 1]), dy: from([1, 2, 3, 4], [1, 1, 4, 1]) },
      { alignCorners: false },
      { shape: [1, 1, 2, 1], values: [3, 7] },
    ],
  ])('%s makes what it says', (_, kernel, inputs, attrs, wanted) => {
    expect(kernel.backendName).toBe('simd');
    expect(ran(kernel, inputs, attrs)).toMatchObject(wanted);
  });

  it('resizeGradKernel gives each image of a batch its own gradient', () => {
    const images = from(new Array<number>(4).fill(0), [2, 1, 2, 1]);
    const dy = from([1, 2, 3, 4, 10, 20, 30, 40], [2, 1, 4, 1]);
    const { values } = ran(
      resizeGradKernel('ResizeNearestNeighbor'),
      { images, dy },
      { alignCorners: false },
    );
    expect(values).toEqual([3, 7, 30, 70]);
  });

  it('simdKernel frees what was allocated where it throws, and keeps what it gives', () => {
    const before = backend.numDataIds();
    const broken = simdKernel<object, { readonly fails: boolean }>('Test', (simd, _inputs, { fails }) => {
      const dataId = simd.allocate(4);
      if (fails) throw new Error('halfway');
      return { dataId, shape: [4], dtype: 'float32' };
    });
    expect(() => ran(broken, {}, { fails: true })).toThrow('halfway');
    expect(backend.numDataIds()).toBe(before);
    expect(ran(broken, {}, { fails: false }).shape).toEqual([4]);
    expect(backend.numDataIds()).toBe(before + 1);
  });

  it('measuringKernel answers with plain numbers and no tensor', () => {
    const kernel = measuringKernel<object, { readonly first: number }>(
      'Test',
      () => [2],
      (simd, _inputs, { first }, to) => simd.heap.f32.set([first, 7], to >>> 2),
    );
    expect(ran(kernel, {}, { first: 5 })).toMatchObject({ shape: [2], values: [5, 7] });
    const { answer } = kernel.kernelFunc as unknown as { answer: (...of: unknown[]) => number[] }; // as it is made
    const before = backend.numDataIds();
    expect(answer(backend, {}, { first: 6 })).toEqual([6, 7]);
    expect(backend.numDataIds()).toBe(before);
  });

  it('optimizerKernel goes through the parameters, and refuses lists that do not match', () => {
    const sizes: number[] = [];
    const kernel = optimizerKernel('Test', (simd, { parameter, into, count }) => {
      sizes.push(count);
      simd.heap.f32.copyWithin(into >>> 2, parameter >>> 2, (parameter >>> 2) + count);
    });
    const [p, g, into] = [from([1, 2]), from([0, 0]), from([9, 9])];
    const lists = { parameters: [p], gradients: [g], into: [into], state: [], learningRate: 1, step: 1 };
    expect(ran(kernel, {}, lists).values).toEqual([1, 2]);
    expect(sizes).toEqual([2]);
    expect(() => ran(kernel, {}, { ...lists, gradients: [] })).toThrow(
      'Test: gradients and into must match the 1 parameters, got 0 and 1',
    );
    expect(() => ran(kernel, {}, { ...lists, gradients: [from([1])] })).toThrow(
      'Test: gradients must hold float32 2 values, got float32 [1]; check the shapes',
    );
  });
});

describe('runBinary', () => {
  it('gives nothing of another dtype, and takes data under another name for what the name says', () => {
    expect(runBinary(backend, 'add', FLOATS, whole([1]), from([1]))).toBeUndefined();
    expect(float32Record(backend, whole([1]))).toBeUndefined();
    const relabelled = { ...whole([41]), dtype: 'float32' as const };
    const sum = runBinary(backend, 'add', FLOATS, relabelled, from([1]));
    expect(sum && read(sum)).toEqual([42]);
    expect(float32Record(backend, relabelled)?.copy()).toEqual(Float32Array.of(41));
  });
});

describe('a broadcast', () => {
  it('merges the axes that both operands run through alike', () => {
    expect(broadcastAxes([2, 3], [2, 3], [2, 3])).toEqual([{ length: 6, a: 1, b: 1 }]);
    expect(broadcastAxes([2, 3], [3], [2, 3])).toEqual([
      { length: 3, a: 1, b: 1 },
      { length: 2, a: 3, b: 0 },
    ]);
    expect(broadcastAxes([1], [1, 1], [1, 1])).toEqual([]);
  });

  it('visits the blocks of the outer axes in the output’s order', () => {
    const blocks: number[][] = [];
    const axes = [
      { length: 2, a: 1, b: 0 },
      { length: 3, a: 0, b: 1 },
      { length: 2, a: 2, b: 0 },
    ];
    forEachBlock(axes, (...block) => blocks.push(block));
    expect(blocks).toEqual([
      [0, 0, 0],
      [2, 0, 6],
    ]);
  });
});

describe('reductionView', () => {
  it('sees neighbouring axes as one, and nothing where another stands between them', () => {
    expect(reductionView([2, 3, 4], [1])).toEqual({ outer: 2, count: 3, inner: 4 });
    expect(reductionView([2, 3, 4], [0, 1])).toEqual({ outer: 1, count: 6, inner: 4 });
    expect(reductionView([2, 1, 4], [0, 2])).toEqual({ outer: 1, count: 8, inner: 1 });
    expect(reductionView([2, 3, 4], [0, 2])).toBeUndefined();
  });
});

describe('sizes of windows', () => {
  const conv = { strides: 1, pad: 'same', dataFormat: 'NHWC' } as const;

  it('of convolutions are tfjs’s, and say whether there is padding', () => {
    const same = convInfo([1, 4, 5, 2], [3, 3, 2, 7], conv, 1);
    expect([same.outShape, isUnpadded(same)]).toEqual([[1, 4, 5, 7], false]);
    expect(frameOf(same)).toEqual({ height: 6, width: 7 });
    const valid = convInfo([1, 4, 5, 2], [3, 3, 2, 7], { ...conv, pad: 'valid' }, 1);
    expect([valid.outShape, isUnpadded(valid), frameOf(valid)]).toEqual([
      [1, 2, 3, 7],
      true,
      { height: 4, width: 5 },
    ]);
  });

  it('do no harm by padding with zeros as long as every factor is finite', () => {
    expect(paddingIsHarmless(backend, from([1, -2, 0]))).toBe(true);
    expect(paddingIsHarmless(backend, from([1, Infinity]))).toBe(false);
    const info = convInfo([1, 2, 2, 1], [2, 2, 1, 1], conv, 1);
    const x = from([1, 2, 3, 4], [1, 2, 2, 1]);
    expect(runConvolution(backend, x, from([1, NaN, 1, 1], [2, 2, 1, 1]), 0, info)).toBeUndefined();
    const y = runConvolution(backend, x, from([1, 1, 1, 1], [2, 2, 1, 1]), 0, info);
    expect(Array.from(y?.copy() ?? [])).toEqual([10, 6, 7, 4]);
  });

  it('of depthwise convolutions take each channel by itself, as often as it has filters', () => {
    const info = depthwiseInfo([1, 1, 2, 2], [1, 1, 2, 2], { ...conv, dilations: null });
    expect(depthwiseSizes(info)).toEqual([1, 1, 2, 4, 1, 1, 1, 1, 0, 0, 1, 1, 1, 2]);
    const x = from([1, 2, 3, 4], [1, 1, 2, 2]);
    const repeated = repeatedChannels(backend, x, info);
    expect([Array.from(repeated?.record.copy() ?? []), repeated?.own]).toEqual([
      [1, 1, 2, 2, 3, 3, 4, 4],
      true,
    ]);
    const y = runDepthwise(backend, x, from([10, 20, 30, 40], [1, 1, 2, 2]), info);
    expect(Array.from(y?.copy() ?? [])).toEqual([10, 20, 60, 80, 30, 60, 120, 160]);
    expect(repeatedChannels(backend, whole([1, 2, 3, 4], [1, 1, 2, 2]), info)).toBeUndefined();
  });

  it('of pools and dilations are tfjs’s, in the order of the WebAssembly functions', () => {
    const pool = poolInfo([2, 4, 6, 3], { filterSize: 2, strides: [2, 3], pad: 'valid' });
    expect(poolSizes(pool)).toEqual([2, 4, 6, 3, 2, 2, 2, 3, 0, 0, 2, 2]);
    expect(isIdentity(pool)).toBe(false);
    expect(isIdentity(poolInfo([2, 4, 6, 3], { filterSize: 1, strides: 1, pad: 'valid' }))).toBe(true);
    const dilated = dilationInfo([1, 4, 5, 2], [2, 3, 2], { strides: 1, pad: 'valid', dilations: 1 });
    expect(dilationSizes(dilated)).toEqual([1, 4, 5, 2, 2, 3, 1, 1, 1, 1, 0, 0, 3, 3]);
    const volumes = volumePoolInfo([1, 4, 4, 4, 2], { filterSize: 2, strides: 2, pad: 'valid' });
    expect(volumePoolSizes(volumes)).toEqual([1, 4, 4, 4, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 2, 2, 2]);
  });

  it('of volumes say which input each output and tap reads, and the other way round', () => {
    const info = volumeConvInfo([1, 1, 1, 3, 1], [1, 1, 2, 1, 1], { strides: 1, pad: 'same' });
    expect(info.outShape).toEqual([1, 1, 1, 3, 1]);
    // Depth and height have one place and tap each; width three places of two taps.
    const at = (pointer: number) => backend.numbersAt(pointer, 8, 'int32');
    expect(at(inputPlaces(backend, info))).toEqual([0, 0, 0, 1, 1, 2, 2, -1]);
    expect(at(outputPlaces(backend, info))).toEqual([0, 0, 0, -1, 1, 0, 2, 1]);
  });
});

describe('operands', () => {
  it('are checked for dtype and size before memory is touched', () => {
    const x = from([1, 2], [1, 2]);
    expect(floats(backend, 'op', 'x', x, 2)).toBe(backend.pointer(x));
    expect(floatsIf(backend, 'op', 'x', undefined, 2)).toBe(0);
    expect(floatsIf(backend, 'op', 'x', x, 2)).toBe(backend.pointer(x));
    expect(floatRecord(backend, 'op', 'x', x).size).toBe(2);
    expect(ints(backend, 'op', 'i', whole([1]), 1)).toBeGreaterThan(0);
    expect(() => floats(backend, 'op', 'x', x, 3)).toThrow(
      new RangeError('op: x must hold float32 3 values, got float32 [1, 2]; check the shapes'),
    );
    expect(() => floats(backend, 'op', 'x', whole([1]), 1)).toThrow(
      new TypeError('op: x must be float32 1, got int32 [1]; cast it'),
    );
    expect(() => ints(backend, 'op', 'i', x, 2)).toThrow(TypeError);
    expect(() => floatRecord(backend, 'op', 'x', whole([1]))).toThrow(TypeError);
  });

  it('have rows and a last axis', () => {
    const [scalar, cube] = [from([1], []), from(new Array<number>(24).fill(0), [2, 3, 4])];
    expect([lastAxis(scalar), rowsOf(scalar), lastAxis(cube), rowsOf(cube)]).toEqual([1, 1, 4, 6]);
    expect([withLastAxis([2, 3], 7), withLastAxis([2, 3, 4], 7)]).toEqual([
      [2, 7],
      [2, 3, 7],
    ]);
  });

  it('of four bytes are floats and integers', () => {
    expect([from([1]), whole([1]), bools([1])].map(isFourByte)).toEqual([true, true, false]);
  });

  it('are multiplied as matrices, leading axes broadcast, and a bias added', () => {
    const [a, b] = [from([1, 2, 3, 4], [2, 1, 2]), from([5, 6], [1, 1, 2])];
    const { record, shape } = multiply(
      backend,
      { a, b, transposeA: false, transposeB: true },
      from([100], [1]),
    );
    expect([shape, Array.from(record.copy())]).toEqual([
      [2, 1, 1],
      [117, 139],
    ]);
    expect(() => multiply(backend, { a, b, transposeA: false, transposeB: false })).toThrow(
      'matMul: inner dimensions must match, got [2, 1, 2] and [1, 1, 2]; transpose one of them',
    );
  });
});

describe('the end of fused kernels', () => {
  const fresh = () => from([1, -2, 3, -4], [2, 2]);

  it('adds a bias, one value a column or of any shape that broadcasts', () => {
    expect([
      isPerColumn(from([1, 2]), 2),
      isPerColumn(from([1, 2], [2, 1]), 2),
      isPerColumn(whole([1, 2]), 2),
    ]).toEqual([true, false, false]);
    expect(read(addBias(backend, fresh(), from([10, 20])))).toEqual([11, 18, 13, 16]);
    expect(read(addBias(backend, fresh(), from([10, 20], [2, 1])))).toEqual([11, 8, 23, 16]);
  });

  it('applies an activation, prelu by its weights, and refuses one that it does not know', () => {
    const after = (activation: object, weights?: TensorInfo) =>
      read(applyActivation(backend, fresh(), activation, weights));
    expect(after({})).toEqual([1, -2, 3, -4]);
    expect(after({ activation: 'relu' })).toEqual([1, 0, 3, 0]);
    expect(after({ activation: 'leakyrelu', leakyreluAlpha: 0.5 })).toEqual([1, -1, 3, -2]);
    expect(after({ activation: 'prelu' }, from([0.5, 0.25]))).toEqual([1, -0.5, 3, -1]);
    expect(() => after({ activation: 'gelu' })).toThrow(
      'fused: activation must be one of linear, prelu, relu, relu6, elu, sigmoid, leakyrelu, got gelu; check the name',
    );
  });
});

describe('copies', () => {
  it('take the rows that indices name, and zeros for those out of range', () => {
    for (const width of [2, 40]) {
      const values = Float32Array.from({ length: 3 * width }, (_, at) => at + 1);
      const into = new Float32Array(4 * width).fill(-1);
      copyRows(values, width, [2, 0, 9], into, width);
      expect(into[0]).toBe(-1);
      expect(into.subarray(width)).toEqual(
        Float32Array.from([
          ...values.subarray(2 * width),
          ...values.subarray(0, width),
          ...new Float32Array(width),
        ]),
      );
    }
  });

  it('go between any two orders of axes', () => {
    expect([stridesOf([2, 3, 4]), stridesOf([])]).toEqual([[12, 4, 1], []]);
    const x = from([0, 1, 2, 3, 4, 5], [2, 3]);
    expect(Array.from(transposed(backend, x, [1, 0]).copy())).toEqual([0, 3, 1, 4, 2, 5]);
    const out = backend.allocate(4);
    stridedCopy(backend, backend.pointer(x) + 4, out.pointer, [
      { length: 2, from: 3, to: 2 },
      { length: 2, from: 1, to: 1 },
    ]);
    expect(Array.from(out.copy())).toEqual([1, 2, 4, 5]);
    stridedCopy(backend, 0, out.pointer, [{ length: 0, from: 1, to: 1 }]);
    expect(Array.from(out.copy())).toEqual([1, 2, 4, 5]);
  });

  it('give plain numbers of the memory from an address on', () => {
    expect(plainNumbers(Float32Array.of(1, 2, 3), 4, 2)).toEqual([2, 3]);
    expect(plainIntegers(Int32Array.of(1, 2, 3), 8, 1)).toEqual([3]);
  });
});

describe('slices by indices', () => {
  it('are written or added, and an index outside is refused in tfjs’s words', () => {
    const [indices, updates] = [whole([1, 1], [2, 1]), from([1, 2, 3, 4], [2, 2])];
    const out = (start: number) => {
      const record = backend.allocate(4);
      backend.heap.f32.fill(start, record.pointer >>> 2, (record.pointer >>> 2) + 4);
      return record;
    };
    const [written, added] = [out(9), out(9)];
    scatterSlices(backend, indices, updates, written, [2, 2], false);
    scatterSlices(backend, indices, updates, added, [2, 2], true);
    expect([Array.from(written.copy()), Array.from(added.copy())]).toEqual([
      [9, 9, 3, 4],
      [9, 9, 13, 15],
    ]);
    expect(() => scatterSlices(backend, whole([2, 0], [2, 1]), updates, out(0), [2, 2], true)).toThrow(
      'Invalid indices: 2 does not index into 2,2',
    );
    expect(() => refuseIndex(backend, backend.pointer(indices), 1, [5])).toThrow('1 does not index into 5');
    expect(backend.numbersAt(indexStrides(backend, [6, 2], 2), 2, 'int32')).toEqual([6, 2]);
  });
});

describe('resizing', () => {
  const axes = [
    { from: 2, to: 4, step: 4 },
    { from: 1, to: 1, step: 4 },
  ] as const;

  it('has the neighbours of each place, in bytes, and how far it lies between them', () => {
    const [lines, count] = bilinearTables(backend, ...axes, { alignCorners: false });
    expect(count).toBe(4);
    const { i32, f32 } = backend.heap;
    const rows = [0, 1, 2, 3].map((at) => {
      const word = (lines >>> 2) + 3 * at;
      return [i32[word], i32[word + 1], f32[word + 2]];
    });
    expect(rows).toEqual([
      [0, 0, 0],
      [0, 4, 0.5],
      [4, 4, 0],
      [4, 4, 0.5],
    ]);
  });

  it('has the nearest place, rounded where corners are aligned', () => {
    const places = (alignCorners: boolean) =>
      backend.numbersAt(nearestTables(backend, ...axes, { alignCorners })[0], 4, 'int32');
    expect([places(false), places(true)]).toEqual([
      [0, 0, 4, 4],
      [0, 0, 4, 4],
    ]);
  });
});

describe('suppressOverlaps', () => {
  it('chooses boxes from the best score down, without those that overlap a better one', () => {
    const boxes = from([0, 0, 1, 1, 0, 0, 1, 0.9, 0, 2, 1, 3], [3, 4]);
    const attrs = { maxOutputSize: 3, iouThreshold: 0.5, scoreThreshold: 0 };
    const chosen = suppressOverlaps(backend, { boxes, scores: from([0.5, 0.9, 0.7]) }, attrs);
    expect(chosen && backend.numbersAt(chosen.boxes, chosen.count, 'int32')).toEqual([1, 2]);
    const padded = vectorOf(backend, 'int32', chosen?.boxes ?? 0, 2, 4);
    expect([padded.shape, backend.numbersOf(padded)]).toEqual([[4], [1, 2, 0, 0]]);
    expect(suppressOverlaps(backend, { boxes, scores: whole([1, 2, 3]) }, attrs)).toBeUndefined();
  });
});

describe('what is inherited', () => {
  it('runs tfjs’s CPU kernel on this backend’s tensors, and says which is missing', () => {
    expect(read(runInherited('Abs', backend, { x: from([-3]) }, {}))).toEqual([3]);
    expect(runInheritedForAll('Unpack', backend, { value: from([1, 2]) }, { axis: 0 }).map(read)).toEqual([
      [1],
      [2],
    ]);
    expect(() => runInherited('NoSuchKernel', backend, {}, {})).toThrow(
      "simd: tfjs's CPU backend must register NoSuchKernel, got nothing; check its version",
    );
  });
});

describe('the memory', () => {
  it('of a tensor is read in place or copied, by its dtype', () => {
    const record = backend.record(from([1, 2]));
    expect(record).toBeInstanceOf(TensorRecord);
    const [view, copy] = [record.view(), record.copy()];
    view[0] = 9;
    expect([Array.from(view), Array.from(copy)]).toEqual([
      [9, 2],
      [1, 2],
    ]);
    expect(record.values).toEqual(Float32Array.of(9, 2));
    expect([backend.record(whole([3])).copy(), backend.record(bools([1, 0])).copy()]).toEqual([
      Int32Array.of(3),
      Uint8Array.of(1, 0),
    ]);
  });

  it('of working space grows where more is asked for, and is kept where less is', () => {
    const taken: number[] = [];
    const freed: number[] = [];
    const heap = {
      sizeClass: (bytes: number) => Math.ceil(Math.log2(bytes)),
      allocate: (sizeClass: number) => 1000 * taken.push(sizeClass),
      free: (pointer: number) => freed.push(pointer),
    } as unknown as Heap; // all that it asks of one
    const space = new WorkingSpace(heap);
    expect([space.atLeast(0), space.atLeast(16), space.atLeast(9), space.atLeast(64)]).toEqual([
      0, 1000, 1000, 2000,
    ]);
    expect([taken, freed]).toEqual([[4, 6], [1000]]);
  });

  it('is known by records themselves, counted, and refused once disposed of', () => {
    const { data } = backend;
    expect(data).toBeInstanceOf(RecordStorage);
    const tensor = from([1]);
    expect(data.get(tensor.dataId)).toBe(tensor.dataId);
    const before = data.numDataIds();
    backend.disposeData(tensor.dataId);
    expect([data.has(tensor.dataId), data.numDataIds()]).toEqual([false, before - 1]);
  });
});
