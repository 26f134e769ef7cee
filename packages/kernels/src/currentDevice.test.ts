import { backend, registerKernel, unregisterKernel } from '@tensorflow/tfjs-core';
import type { KernelBackend } from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { currentDevice, deviceOf } from './currentDevice.ts';
import type { Device, FusedKernel } from './device.ts';
import { onCpu } from './testing/cpu.ts';

/** Doubles a value: composed of what the device has, and counted. */
let composed = 0;
const double: FusedKernel<object, { readonly value: number }> = {
  name: 'TestDouble',
  composed(device, _inputs, { value }) {
    composed += 1;
    return [device.upload(Float32Array.of(2 * value), [])];
  },
};
function register(kernelFunc: Parameters<typeof registerKernel>[0]['kernelFunc']): Device {
  registerKernel({ kernelName: 'TestDouble', backendName: 'cpu', kernelFunc });
  return currentDevice();
}
const asTensor = (value: number) => () => currentDevice().upload(Float32Array.of(value), []);

describe('currentDevice', () => {
  beforeAll(onCpu);
  let registered = false;
  afterEach(() => {
    composed = 0;
    if (registered) unregisterKernel('TestDouble', 'cpu');
    registered = false;
  });

  it('is the current backend’s', () => {
    expect(currentDevice().name).toBe('cpu');
    expect(currentDevice().backend).toBe(backend());
  });

  it('runs a kernel’s composition where the backend lacks it, and the backend’s own where it has it', () => {
    const before = currentDevice();
    expect(before.measure(double, {}, { value: 4 })).toEqual([8]);
    expect(composed).toBe(1);
    registered = true;
    expect(register(asTensor(99)).measure(double, {}, { value: 4 })).toEqual([99]);
    expect(composed).toBe(1);
  });

  it('measures by plain numbers where a kernel can answer, and makes no tensor', () => {
    registered = true;
    const device = register(
      Object.assign(() => expect.unreachable(), {
        answer: (_backend: unknown, _inputs: object, { value }: { value: number }) => [value * 3],
      }),
    );
    expect(device.measure(double, {}, { value: 2 })).toEqual([6]);
  });

  it('has the text of a kernel that writes it, and of no other', () => {
    expect(currentDevice().base64(double, {}, { value: 2 })).toBeUndefined();
    registered = true;
    const device = register(
      Object.assign(() => expect.unreachable(), {
        base64: (_backend: unknown, _inputs: object, { value }: { value: number }) => `${value}==`,
      }),
    );
    expect(device.base64(double, {}, { value: 2 })).toBe('2==');
  });

  it('refuses to measure by a kernel of several outputs, and leaves nothing behind of one', () => {
    const device = currentDevice();
    const before = device.backend.numDataIds();
    device.measure(double, {}, { value: 1 });
    expect(device.backend.numDataIds()).toBe(before);
    registered = true;
    const two = register(() => [asTensor(1)(), asTensor(2)()]);
    expect(() => two.measure(double, {}, { value: 1 })).toThrow(
      new TypeError('device: TestDouble must return one tensor, got 2; ask measuring kernels'),
    );
  });

  it('calls tfjs’s kernels by name, and says which the backend lacks', () => {
    const device = currentDevice();
    const x = device.upload(Float32Array.of(-1, 2), [2]);
    const y = device.call('Abs', { x });
    expect(device.numbers(y)).toEqual([1, 2]);
    expect(() => device.call('NoSuchKernel', { x })).toThrow(
      'device: backend must register the kernel NoSuchKernel, got cpu; choose another backend',
    );
    [x, y].forEach((tensor) => device.dispose(tensor));
  });

  it('uploads floats, integers and chosen rows, and reads them back', () => {
    const device = currentDevice();
    const floats = device.upload(Float32Array.of(1, 2), [1, 2]);
    const integers = device.upload(Int32Array.of(3), []);
    const rows = device.uploadRows(Float32Array.of(0, 1, 10, 11), 2, [1, 1, 0], [3, 2]);
    expect([floats.dtype, floats.shape, integers.dtype]).toEqual(['float32', [1, 2], 'int32']);
    expect([...device.read(floats), ...device.read(integers)]).toEqual([1, 2, 3]);
    expect([rows.shape, device.numbers(rows)]).toEqual([
      [3, 2],
      [10, 11, 10, 11, 0, 1],
    ]);
    [floats, integers, rows].forEach((tensor) => device.dispose(tensor));
  });

  it('reshapes without a copy, and keeps the data until both are gone', () => {
    const device = currentDevice();
    const before = device.backend.numDataIds();
    const flat = device.upload(Float32Array.of(1, 2), [2]);
    const column = device.reshape(flat, [2, 1]);
    expect([column.dataId, column.shape]).toEqual([flat.dataId, [2, 1]]);
    device.dispose(flat);
    expect(device.numbers(column)).toEqual([1, 2]);
    device.dispose(column);
    expect(device.backend.numDataIds()).toBe(before);
  });
});

describe('deviceOf', () => {
  it('goes past the host’s copies where the backend’s memory can be read directly', () => {
    // Only what the device asks of a backend that has direct access.
    const direct = {
      numbersOf: () => [4, 5],
      uploadRows: (_values: unknown, _width: number, _indices: unknown, shape: number[]) => ({
        dataId: {},
        shape,
        dtype: 'float32' as const,
      }),
      write: () => expect.unreachable(),
      readSync: () => expect.unreachable(),
    };
    const device = deviceOf('none', direct as unknown as KernelBackend);
    const rows = device.uploadRows(Float32Array.of(1), 1, [0], [1]);
    expect(rows.shape).toEqual([1]);
    expect(device.numbers(rows)).toEqual([4, 5]);
  });
});
