import { backend as currentBackend, getBackend, getKernel } from '@tensorflow/tfjs-core';
import type {
  KernelBackend,
  KernelFunc,
  NamedAttrMap,
  NamedTensorInfoMap,
  TensorInfo,
} from '@tensorflow/tfjs-core';
import type { Answer, Device, TextAnswer } from './device.ts';
import { pickRows } from './pickRows.ts';

/**
 * The device of tfjs's current backend. Kernels are looked up once each, so keep a device for a run.
 *
 * @throws Error if the backend has neither the fused kernel nor one that its composition needs.
 */
export function currentDevice(): Device {
  return deviceOf(getBackend(), currentBackend() as KernelBackend); // tfjs types backend() as the wider DataMover union
}

/** What a backend whose memory the host can address does without a copy; other backends lack it. */
interface DirectAccess {
  numbersOf(tensor: TensorInfo): number[];
  lend: Device['lend'];
  uploadRows(
    values: Float32Array | Int32Array,
    width: number,
    indices: ArrayLike<number>,
    shape: number[],
  ): TensorInfo;
}

/** A kernel's function as tfjs's registry has it. */
type Kernel = KernelFunc & { readonly answer?: Answer; readonly base64?: TextAnswer };

/** The device of a backend that need not be the current one, under the name its kernels are registered for. */
export function deviceOf(name: string, backend: KernelBackend): Device {
  const found = new Map<string, Kernel | null>();
  const lookUp = (kernel: string) => {
    const known = found.get(kernel);
    if (known !== undefined) return known;
    const registered = (getKernel(kernel, name)?.kernelFunc ?? null) as Kernel | null; // an answer is optional
    found.set(kernel, registered);
    return registered;
  };
  const direct: Partial<DirectAccess> = backend as KernelBackend & Partial<DirectAccess>; // asked before it is used
  const device: Device = {
    name,
    backend,
    run(kernel, inputs, attrs) {
      const fused = lookUp(kernel.name);
      if (!fused) return kernel.composed(device, inputs, attrs);
      // The registry types inputs and attributes as string maps; a FusedKernel's are the same with known keys.
      const outputs = fused({ inputs: inputs as NamedTensorInfoMap, attrs: attrs as NamedAttrMap, backend });
      return Array.isArray(outputs) ? outputs : [outputs];
    },
    measure(kernel, inputs, attrs) {
      const answer = lookUp(kernel.name)?.answer;
      if (answer) return answer(backend, inputs, attrs);
      const [output, ...others] = device.run(kernel, inputs, attrs);
      if (!output || others.length > 0)
        throw new TypeError(
          `device: ${kernel.name} must return one tensor, got ${others.length + (output ? 1 : 0)}; ask measuring kernels`,
        );
      const numbers = device.numbers(output);
      device.dispose(output);
      return numbers;
    },
    base64: (kernel, inputs, attrs) => lookUp(kernel.name)?.base64?.(backend, inputs, attrs),
    call(kernel, inputs, attrs = {}) {
      const func = lookUp(kernel);
      if (!func)
        throw new Error(
          `device: backend must register the kernel ${kernel}, got ${name}; choose another backend`,
        );
      const output = func({ inputs, attrs, backend });
      const first = Array.isArray(output) ? output[0] : output;
      if (!first) throw new Error(`device: ${kernel} must return a tensor, got none`);
      return first;
    },
    upload(values, shape) {
      const dtype = values instanceof Int32Array ? 'int32' : 'float32';
      return { dataId: backend.write(values, [...shape], dtype), shape: [...shape], dtype };
    },
    uploadRows: (values, width, indices, shape) =>
      direct.uploadRows?.(values, width, indices, shape.slice()) ??
      device.upload(pickRows(values, width, indices), shape),
    numbers: (tensor) => direct.numbersOf?.(tensor) ?? Array.from(device.read(tensor)),
    lend: (tensor, use) => (direct.lend ? direct.lend(tensor, use) : use(device.read(tensor), 0)),
    read: (tensor) => backend.readSync(tensor.dataId) as Float32Array | Int32Array, // the only dtypes uploaded
    reshape(tensor, shape) {
      backend.incRef(tensor.dataId);
      return { dataId: tensor.dataId, shape: [...shape], dtype: tensor.dtype };
    },
    dispose: (tensor) => void backend.disposeData(tensor.dataId),
  };
  return device;
}
