import '@tensorflow/tfjs-backend-cpu';
import { engine } from '@tensorflow/tfjs-core';
import type { KernelBackend } from '@tensorflow/tfjs-core';
import { deviceOf } from '@weir/kernels';
import { describe, expect, it } from 'vitest';
import { run, simdBackend, upload } from './testing/kernelHarness.ts';

const simd = deviceOf('simd', simdBackend());
/** A backend without direct access: rows are picked in JavaScript and uploaded, numbers read as an array. */
const cpu = deviceOf('cpu', engine().findBackend('cpu') as KernelBackend); // registered by the import

const floats = Float32Array.of(0.1, -0, NaN, Infinity, 1e-40, 3e38);
const integers = Int32Array.of(1, -2, 2 ** 31 - 1, -(2 ** 31), 0, 6);

describe('uploadRows', () => {
  it.each([
    ['float32', floats, Float32Array.of(1e-40, 3e38, 0.1, -0, 1e-40, 3e38)],
    ['int32', integers, Int32Array.of(0, 6, 1, -2, 0, 6)],
  ] as const)('makes a tensor of %s rows that the indices name', (dtype, values, picked) => {
    const rows = simd.uploadRows(values, 2, [2, 0, 2], [3, 2]);
    expect(rows).toMatchObject({ dtype, shape: [3, 2] });
    expect(simd.read(rows)).toEqual(picked);
    simd.dispose(rows);
  });

  it.each([
    ['repeated, in any order', 2, [2, 0, 2], [3, 2]],
    ['as a typed array', 3, Int32Array.of(1, 0), [2, 3]],
    ['of single values', 1, [5, 3, 0], [3]],
    ['of whole images', 6, [0], [1, 1, 2, 3]],
    ['none', 2, [], [0, 2]],
    ['out of range', 2, [3, 1, -1, 1000], [4, 2]],
  ] as const)('agrees with what other backends do with indices %s', (_which, width, indices, shape) => {
    for (const values of [floats, integers]) {
      const direct = simd.uploadRows(values, width, indices, shape);
      const fallback = cpu.uploadRows(values, width, indices, shape);
      expect({ dtype: direct.dtype, shape: direct.shape }).toEqual({
        dtype: fallback.dtype,
        shape: fallback.shape,
      });
      expect(simd.read(direct)).toEqual(cpu.read(fallback));
      simd.dispose(direct);
      cpu.dispose(fallback);
    }
  });

  it('gives zeros for indices of no row where rows are wide, and for what the last one lacks', () => {
    const values = Float32Array.from({ length: 250 }, (_, i) => i + 1);
    const indices = [1, -1, 2, 7, 0];
    const rows = simd.uploadRows(values, 100, indices, [5, 100]);
    const wanted = indices.flatMap((index) =>
      Array.from({ length: 100 }, (_, i) => values[index * 100 + i] ?? 0),
    );
    expect(simd.numbers(rows)).toEqual(wanted);
    simd.dispose(rows);
  });

  it('gives zeros for indices of no row', () => {
    const rows = simd.uploadRows(Float32Array.of(5, 6), 1, [2, 1, -1], [3]);
    expect(simd.numbers(rows)).toEqual([0, 6, 0]);
    simd.dispose(rows);
  });

  it('makes a copy, and leaves nothing behind when it is disposed of', () => {
    const values = Float32Array.of(1, 2);
    const [data, { liveBytes }] = [simd.backend.numDataIds(), simdBackend().memory()];
    const rows = simd.uploadRows(values, 1, [1, 0], [2]);
    values.fill(9);
    expect(simd.numbers(rows)).toEqual([2, 1]);
    simd.dispose(rows);
    expect(simd.backend.numDataIds()).toBe(data);
    expect(simdBackend().memory().liveBytes).toBe(liveBytes);
  });

  it('is its owner’s: a kernel that fails afterwards does not take it away', () => {
    const rows = simd.uploadRows(Float32Array.of(1, 2), 1, [1, 0], [2]);
    const table = upload([1, 2, 3], [3, 1]);
    const indices = upload(Int32Array.of(7));
    expect(() => run('WeirEmbedding', { table, indices })).toThrow(RangeError);
    expect(simd.numbers(rows)).toEqual([2, 1]);
    for (const tensor of [rows, table, indices]) simd.dispose(tensor);
  });
});

describe('numbersOf', () => {
  it.each([
    ['float32', floats],
    ['int32', integers],
    ['no', new Float32Array(0)],
  ] as const)('gives %s values as other backends do', (_which, values) => {
    const [direct, fallback] = [simd.upload(values, [values.length]), cpu.upload(values, [values.length])];
    expect(simd.numbers(direct)).toEqual(cpu.numbers(fallback));
    expect(simd.numbers(direct)).toEqual(Array.from(values));
    simd.dispose(direct);
    cpu.dispose(fallback);
  });

  it('gives truth values, a byte each, as 0 and 1', () => {
    const [a, b] = [upload([1, 2, 3, 4, 5]), upload([1, 0, 3, 0, 5])];
    const equal = simd.call('Equal', { a, b });
    expect(simd.numbers(equal)).toEqual([1, 0, 1, 0, 1]);
    for (const tensor of [a, b, equal]) simd.dispose(tensor);
  });

  it('gives the values of what an inherited kernel left in JavaScript', () => {
    const x = upload([1, 2, 3]);
    const sums = simd.call('Cumsum', { x }, { axis: 0, exclusive: false, reverse: false });
    expect(simd.numbers(sums)).toEqual([1, 3, 6]);
    for (const tensor of [x, sums]) simd.dispose(tensor);
  });
});

describe('lend', () => {
  it.each([
    ['float32', floats],
    ['int32', integers],
  ] as const)(
    'hands over %s values where they lie in the memory, and other backends a copy',
    (_which, values) => {
      for (const device of [simd, cpu]) {
        const tensor = device.upload(values, [values.length]);
        let seen: Float32Array | Int32Array | undefined;
        device.lend(tensor, (memory, from) => (seen = memory.slice(from, from + values.length)));
        expect(seen).toEqual(values);
        device.dispose(tensor);
      }
      const tensor = simd.upload(values, [values.length]);
      simd.lend(tensor, ({ buffer }) => expect(simdBackend().heap.isMemory(buffer)).toBe(true));
      simd.dispose(tensor);
    },
  );
});
