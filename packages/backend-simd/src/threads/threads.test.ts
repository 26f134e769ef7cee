import { Worker } from 'node:worker_threads';
import type { WorkerOptions } from 'node:worker_threads';
import {
  add,
  backend as currentBackend,
  getKernel,
  matMul,
  removeBackend,
  softmax,
  tensor,
} from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Mock } from 'vitest';
import { useFmaThreads } from '../fma.ts';
import { useThreads } from '../index.ts';
import type { SimdBackend } from '../index.ts';
import { wasmBytes } from '../wasmModule.ts';
import { CONTROL_BYTES, MOST_THREADS, controlWords } from './controlWords.ts';
import { sharedModule } from './sharedModule.ts';
import { convolveOnThreads } from './convolveOnThreads.ts';
import { multiplyOnThreads } from './multiplyOnThreads.ts';
import { startWorker } from './startWorker.ts';
import { Threads } from './threads.ts';

const current = (): SimdBackend => currentBackend() as unknown as SimdBackend; // each test sets it

afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  await useThreads(1);
  await useFmaThreads(1);
});

const many = Float32Array.from({ length: 2 ** 21 }, (_, i) => ((i * 7919) % 1999) / 400 - 2.5);

/** Numbers that products and sums round. */
const numbers = (count: number): Float32Array => many.subarray(0, count);

function upload(...shape: readonly number[]): TensorInfo {
  const values = numbers(shape.reduce((product, length) => product * length, 1));
  return { dataId: current().write(values, [...shape], 'float32'), shape: [...shape], dtype: 'float32' };
}

/** A kernel and what it is given. */
interface Call {
  readonly kernel: string;
  readonly inputs: Readonly<Record<string, readonly number[]>>;
  readonly attrs: object;
}

/** The bits of all that a kernel makes on the backend that is set. */
function bitsOf(name: string, { kernel, inputs, attrs }: Call): Uint32Array[] {
  const backend = current();
  const tensors = Object.fromEntries(Object.entries(inputs).map(([key, shape]) => [key, upload(...shape)]));
  const made = [
    getKernel(kernel, name)?.kernelFunc({ inputs: tensors, attrs: attrs as never, backend }) ?? [],
  ].flat();
  const bits = made.map(({ dataId }) => new Uint32Array((backend.readSync(dataId) as Float32Array).buffer)); // a copy
  for (const { dataId } of [...made, ...Object.values(tensors)]) backend.disposeData(dataId);
  return bits;
}

/** Which output has other bits than wanted; undefined where all are alike. Quicker than `toEqual`. */
function difference(got: readonly Uint32Array[], wanted: readonly Uint32Array[]): number | undefined {
  if (got.length === 0 || got.length !== wanted.length) return got.length;
  const bytes = ({ buffer }: Uint32Array) => Buffer.from(buffer);
  const at = got.findIndex(
    (values, output) => Buffer.compare(bytes(values), bytes(wanted[output] ?? values)) !== 0,
  );
  return at >= 0 ? at : undefined;
}

/** Sizes of products [m, n, k] that are shared out, no two of them whole tiles. */
const PRODUCTS = [
  [33, 517, 101],
  [517, 33, 101],
  [31, 1030, 389],
  [1, 1031, 797],
  [1031, 1, 797],
  [97, 25, 801],
  [130, 131, 129],
  [256, 1024, 33],
] as const;

const products: readonly Call[] = PRODUCTS.flatMap(([m, n, k]) => [
  ...[false, true].flatMap((transposeA) =>
    [false, true].map((transposeB) => ({
      kernel: 'BatchMatMul',
      inputs: { a: transposeA ? [k, m] : [m, k], b: transposeB ? [n, k] : [k, n] },
      attrs: { transposeA, transposeB },
    })),
  ),
  { kernel: 'WeirAffine', inputs: { x: [m, k], weight: [k, n], bias: [n] }, attrs: {} },
  {
    kernel: 'WeirAffineGrad',
    inputs: { dy: [m, n], x: [m, k], weight: [k, n] },
    attrs: { bias: true, input: true },
  },
  {
    kernel: '_FusedMatMul',
    inputs: { a: [2, m, k], b: [1, k, n], bias: [n] },
    attrs: { transposeA: false, transposeB: false, activation: 'relu' },
  },
]);

/** Images, pixels a side, channels in and out, side of the filter, stride. */
const CONVOLUTIONS = [
  [5, 28, 1, 8, 3, 1],
  [3, 27, 1, 13, 5, 1],
  [7, 13, 8, 21, 3, 1],
  [2, 29, 5, 12, 3, 2],
  [11, 14, 7, 9, 2, 1],
  [1, 31, 6, 17, 3, 1],
] as const;

const convolutions: readonly Call[] = CONVOLUTIONS.flatMap(([images, size, inputs, outputs, side, strides]) =>
  (['same', 'valid'] as const).flatMap((pad) => {
    const out = pad === 'same' ? Math.ceil(size / strides) : Math.ceil((size - side + 1) / strides);
    const [x, dy] = [
      [images, size, size, inputs],
      [images, out, out, outputs],
    ] as const;
    const filter = [side, side, inputs, outputs];
    const attrs = { strides, pad, dataFormat: 'NHWC', dilations: 1 };
    return [
      { kernel: 'Conv2D', inputs: { x, filter }, attrs },
      {
        kernel: 'FusedConv2D',
        inputs: { x, filter, bias: [outputs] },
        attrs: { ...attrs, activation: 'elu' },
      },
      { kernel: 'Conv2DBackpropInput', inputs: { dy, filter }, attrs: { ...attrs, inputShape: x } },
      { kernel: 'Conv2DBackpropFilter', inputs: { x, dy }, attrs: { ...attrs, filterShape: filter } },
    ];
  }),
);

/** A product that is shared out. */
const wide: Call = {
  kernel: 'BatchMatMul',
  inputs: { a: [129, 300], b: [300, 131] },
  attrs: { transposeA: false, transposeB: false },
};

/** The workers that are started from now on, with another script where one is wanted. */
function spiedWorkers(script = (text: string) => text): Worker[] {
  const workers: Worker[] = [];
  class SpiedWorker extends Worker {
    constructor(text: string, options: WorkerOptions) {
      super(script(text), options);
      workers.push(this);
    }
  }
  const spy = vi.spyOn(process, 'getBuiltinModule') as Mock; // of one of its overloads
  spy.mockReturnValue({ Worker: SpiedWorker });
  return workers;
}

const use = { simd: useThreads, 'simd-fma': useFmaThreads };

describe.each(['simd', 'simd-fma'] as const)('kernels on threads of %s', (name) => {
  it.each([2, 5])(
    '%i of them give every product and convolution the bits of one',
    async (count) => {
      const calls = [...products, ...convolutions];
      await use[name](1);
      const wanted = calls.map((call) => bitsOf(name, call));
      await use[name](count);
      const { threads } = current();
      expect(threads).toBeInstanceOf(Threads);
      expect(threads?.count).toBe(count);
      // Workers take part as soon as they are up: then all is computed some times more.
      const isUp = () => (threads?.partsOfWorkers ?? 0) > 20;
      const end = performance.now() + 20_000;
      for (let more = 2; more > 0; isUp() || performance.now() > end ? more-- : undefined) {
        calls.forEach((call, at) => {
          const got = bitsOf(name, call);
          expect(difference(got, wanted[at] ?? []), JSON.stringify(call)).toBeUndefined();
        });
      }
      expect(threads?.partsOfWorkers).toBeGreaterThan(20);
    },
    60_000,
  );
});

describe('one part of several of', () => {
  it.each([2, 3, 255])(
    'a product, in any order, with any working space: %i make up the whole',
    async (parts) => {
      await useThreads(1);
      const { wasm, heap } = current();
      for (const [m, n, k] of [...PRODUCTS, [3, 2, 5] as const, [5, 40, 0] as const]) {
        for (const flips of [0, 1, 2, 3]) {
          const [flipA, flipB] = [flips & 1, flips >> 1];
          const bytes = wasm.matMulScratch(m, n, k, flipA, flipB);
          const [a, b, bias, whole, out, scratch] = [m * k, k * n, n, m * n, m * n, bytes / 4].map((size) =>
            heap.allocate(heap.sizeClass(size * 4 + 64)),
          ) as [number, number, number, number, number, number]; // as many as sizes
          for (const [at, size] of [
            [a, m * k],
            [b, k * n],
            [bias, n],
          ] as const)
            heap.f32.set(numbers(size), at >>> 2);
          wasm.matMul(a, b, bias, whole, m, n, k, flipA, flipB, scratch, 1, 0, 1);
          heap.f32.fill(NaN, out >>> 2, (out >>> 2) + m * n);
          for (let part = parts - 1; part >= 0; part--) {
            heap.f32.fill(NaN, scratch >>> 2, (scratch + bytes) >>> 2);
            wasm.matMul(a, b, bias, out, m, n, k, flipA, flipB, scratch, 1, part, parts);
          }
          const bits = (at: number) => [new Uint32Array(heap.u8.slice(at, at + m * n * 4).buffer)];
          expect(difference(bits(out), bits(whole)), `${m}, ${n}, ${k}, ${flips}`).toBeUndefined();
          for (const [at, size] of [
            [a, m * k],
            [b, k * n],
            [bias, n],
            [whole, m * n],
            [out, m * n],
            [scratch, bytes / 4],
          ] as const)
            heap.free(at, heap.sizeClass(size * 4 + 64));
        }
      }
    },
  );
});

describe('Threads of a backend', () => {
  it('go on where memory grows', async () => {
    await useThreads(2);
    const backend = current();
    const before = backend.memory().totalBytes;
    const small = matMul(tensor(numbers(12), [3, 4]), tensor(numbers(20), [4, 5]));
    const held = small.dataSync();
    expect(held.buffer).toBeInstanceOf(ArrayBuffer);
    const wide = tensor(numbers(1024 * 700), [1024, 700]);
    const product = matMul(wide, wide, false, true);
    expect(backend.memory().totalBytes).toBeGreaterThan(before);
    expect(small.dataSync()).toEqual(held); // 15 values
    const bits = new Uint32Array(product.dataSync().buffer);
    await useThreads(1);
    const again = tensor(numbers(1024 * 700), [1024, 700]);
    const wanted = new Uint32Array(matMul(again, again, false, true).dataSync().buffer);
    expect(difference([bits], [wanted])).toBeUndefined();
  });

  it('leave alone what kernels keep in memory when they start', async () => {
    const memories: WebAssembly.Memory[] = [];
    const { Memory } = WebAssembly;
    vi.spyOn(WebAssembly, 'Memory').mockImplementation(function (limits) {
      const memory = new Memory(limits);
      memories.push(memory);
      return memory;
    });
    await useThreads(2);
    const [memory] = memories;
    if (!memory) throw new Error('no memory was made');
    const backend = current();
    const kept = () => new Uint8Array(memory.buffer, 0, backend.wasm.heapBase()).slice();
    const start = kept();
    softmax(tensor(numbers(99), [3, 33]));
    add(tensor(numbers(30), [5, 6]), 3);
    add(2, tensor(numbers(30), [5, 6]));
    matMul(tensor(numbers(35), [5, 7]), tensor(numbers(35), [5, 7]), false, true);
    bitsOf('simd', {
      kernel: 'WeirHistogram',
      inputs: { x: [33, 101] },
      attrs: { bins: 40, low: -2, high: 2 },
    });
    bitsOf('simd', { kernel: 'WeirBatchNorm', inputs: { x: [64, 3] }, attrs: { eps: 1e-5, unbiased: true } });
    const used = kept();
    expect(used.some((byte, at) => byte !== start[at])).toBe(true);
    const module = new WebAssembly.Module(sharedModule(wasmBytes()));
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    (exports as unknown as SimdBackend['wasm']).start(); // as workers do
    expect(kept().findIndex((byte, at) => byte !== used[at])).toBe(-1);
  });

  it('end when it is disposed of, and never keep the process', async () => {
    const workers = spiedWorkers();
    const resources = process.getActiveResourcesInfo();
    await useThreads(4);
    const ended = workers.map((worker) => new Promise((resolve) => worker.once('exit', resolve)));
    expect(ended).toHaveLength(3);
    expect(process.getActiveResourcesInfo()).toEqual(resources);
    removeBackend('simd');
    await Promise.all(ended);
  });

  it('are one, which is said once, where workers do not start', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    spiedWorkers(() => "throw new Error('no more threads')");
    await useThreads(3);
    await vi.waitFor(() => expect(warn).toHaveBeenCalled());
    const got = bitsOf('simd', wide);
    expect(current().threads?.partsOfWorkers).toBe(0);
    await useThreads(1);
    expect(difference(got, bitsOf('simd', wide))).toBeUndefined();
    expect(warn.mock.calls).toEqual([
      ['simd: a worker thread did not start (no more threads); all is computed on one'],
    ]);
  });

  it('compute anew what a worker failed at', async () => {
    spiedWorkers((text) => text.replace('run(...args', 'nothing(...args'));
    await useThreads(2);
    const { threads } = current();
    const got: Uint32Array[][] = [];
    await vi.waitFor(() => {
      got.push(bitsOf('simd', wide));
      expect(threads?.areUsable).toBe(false);
    });
    await useThreads(1);
    for (const bits of got) expect(difference(bits, bitsOf('simd', wide))).toBeUndefined();
  });
});

/** What is asked of the threads of the backend that is set, in place of doing it. */
function asked(): unknown[][] {
  const { threads } = current();
  const calls: unknown[][] = [];
  if (threads) vi.spyOn(threads, 'run').mockImplementation((...args) => void calls.push(args));
  return calls;
}

describe('multiplyOnThreads', () => {
  it('shares a product out from some 20 µs on, four parts a thread at most', async () => {
    await useThreads(2);
    const calls = asked();
    const backend = current();
    const space = backend.scratch(2 ** 20);
    const multiply = (m: number, n: number, k: number) =>
      multiplyOnThreads(backend, space, space, 0, space, m, n, k, 0, 0, space);
    multiply(10, 10, 10);
    expect(calls).toEqual([]);
    multiply(40, 100, 125);
    multiply(64, 512, 512);
    expect(calls.map(([name, , , , parts]) => [name, parts])).toEqual([
      ['matMul', 5],
      ['matMul', 8],
    ]);
    expect(calls[0]?.[3]).toBe(backend.wasm.matMulScratch(40, 100, 125, 0, 0));
  });
});

describe('convolveOnThreads', () => {
  it('shares out images, and a filter’s gradient in fewer parts, since each lays all images out', async () => {
    await useThreads(2);
    const calls = asked();
    for (const name of ['convolve', 'convolveFilterGrad'] as const)
      convolveOnThreads(current(), name, [1, 2], 64, 1e8);
    expect(calls).toEqual([
      ['convolve', [1, 2], expect.any(Number), 64, 12],
      ['convolveFilterGrad', [1, 2], expect.any(Number), 64, 4],
    ]);
  });
});

describe('startWorker', () => {
  it('says why a worker did not start', async () => {
    const reason = await new Promise((failed) => startWorker({ module: 'none' }, failed));
    expect(reason).toContain('WebAssembly.Instance()');
  });

  it('ends one that is ended, without a reason', async () => {
    const [failed, workers] = [vi.fn(), spiedWorkers(() => 'for (;;);')];
    const worker = startWorker({}, failed);
    const ended = new Promise((resolve) => workers[0]?.once('exit', resolve));
    worker.end();
    await ended;
    expect(failed).not.toHaveBeenCalled();
  });
});

describe('controlWords', () => {
  it('keep what several threads write 128 bytes apart, and all within the control block', () => {
    const { job, open, done, asleep, waiting, name, count, scratch, values } = controlWords;
    const shared = [job, open, done, asleep, waiting, name, scratch];
    shared.slice(1).forEach((word, at) => expect((word - (shared[at] ?? 0)) * 4).toBeGreaterThanOrEqual(128));
    expect(count).toBeLessThan(scratch);
    expect((scratch + MOST_THREADS - 1) * 4).toBeLessThanOrEqual(values);
    expect(CONTROL_BYTES - values).toBe(64 * 8);
  });
});
