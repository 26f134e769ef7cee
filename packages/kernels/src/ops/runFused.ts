import { engine, getBackend, getKernel } from '@tensorflow/tfjs-core';
import type { NamedAttrMap, NamedTensorMap, Tensor } from '@tensorflow/tfjs-core';
import type { FusedKernel } from '../device.ts';

/** The same names as a kernel's inputs, each with a tensor of the engine instead of plain data. */
export type TensorsOf<Inputs> = { readonly [Name in keyof Inputs]: Tensor };

/**
 * Runs a fused kernel through tfjs's engine, which tracks its outputs and records it on the tape.
 *
 * @returns the kernel's outputs, of which there is at least one.
 * @throws Error if the backend registers no such kernel.
 */
export function runFused<Inputs extends object, Attrs extends object>(
  kernel: FusedKernel<Inputs, Attrs>,
  inputs: TensorsOf<Inputs>,
  attrs: Attrs,
): [Tensor, ...Tensor[]] {
  const backend = getBackend();
  if (!getKernel(kernel.name, backend))
    throw new Error(
      `ops: backend must register the kernel ${kernel.name}, got ${backend}; call registerComposed('${backend}') first`,
    );
  // The engine's types are maps of any names; these are the same with known ones.
  const named = inputs as unknown as NamedTensorMap;
  const outputs = engine().runKernel<Tensor | Tensor[]>(kernel.name, named, attrs as NamedAttrMap);
  const [first, ...rest] = Array.isArray(outputs) ? outputs : [outputs];
  if (!first) throw new Error(`ops: ${kernel.name} must return a tensor, got none`);
  return [first, ...rest];
}
