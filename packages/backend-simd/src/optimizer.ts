import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import type { OptimizerAttrs } from '@weir/kernels';
import { floatRecord, floats } from './operands.ts';
import type { SimdBackend } from './simdBackend.ts';
import { simdKernel } from './simdKernel.ts';

/** Addresses of one parameter's tensors: its value, its gradient, where the new value goes, and up to three state slots. */
export interface Update {
  parameter: number;
  gradient: number;
  into: number;
  slot0: number;
  slot1: number;
  slot2: number;
  count: number;
}

/**
 * An optimiser kernel: `update` runs for each parameter in turn. The outputs are the tensors of `into` and then those
 * of `state`, themselves.
 */
export function optimizerKernel<Attrs extends OptimizerAttrs>(
  name: string,
  update: (backend: SimdBackend, one: Update, attrs: Attrs) => void,
): KernelConfig {
  const one: Update = { parameter: 0, gradient: 0, into: 0, slot0: 0, slot1: 0, slot2: 0, count: 0 };
  return simdKernel<object, Attrs>(name, (backend, _inputs, attrs) => {
    const { parameters, gradients, into, state } = attrs;
    const [slot0, slot1, slot2] = state;
    const outputs = into.slice();
    const slot = (tensors: readonly TensorInfo[] | undefined, i: number, size: number): number => {
      const tensor = tensors?.[i];
      if (!tensor) return 0;
      return floats(backend, name, 'state', tensor, size);
    };
    for (let i = 0; i < parameters.length; i++) {
      const parameter = parameters[i];
      const gradient = gradients[i];
      const target = into[i];
      if (!parameter || !gradient || !target) {
        const got = `${gradients.length} and ${into.length}`;
        throw new RangeError(
          `${name}: gradients and into must match the ${parameters.length} parameters, got ${got}`,
        );
      }
      const record = floatRecord(backend, name, 'parameters', parameter);
      one.parameter = record.pointer;
      one.count = record.size;
      one.gradient = floats(backend, name, 'gradients', gradient, record.size);
      one.into = floats(backend, name, 'into', target, record.size);
      one.slot0 = slot(slot0, i, record.size);
      one.slot1 = slot(slot1, i, record.size);
      one.slot2 = slot(slot2, i, record.size);
      update(backend, one, attrs);
    }
    for (const tensors of state) outputs.push(...tensors);
    return outputs;
  });
}
