import type { Tensor } from '@tensorflow/tfjs-core';
import type { SeenNorm } from '../steps/observedStep.ts';
import type { StepCounter } from '../steps/observeSteps.ts';
import { wrapMethod } from '../wrapMethod.ts';
import { kindOfLayer } from './kindOfLayer.ts';
import type { LeafLayer } from './leafLayers.ts';

/**
 * Lets a layer's outputs be seen while a step is computed, and at no other time: not of `predict`, nor of `evaluate`.
 *
 * @returns What takes the hook off again.
 */
export function observeLayer({ name, layer }: LeafLayer, counter: StepCounter): () => void {
  const { kind, alpha } = kindOfLayer(layer);
  const norm = kind === 'batchNorm' ? normOf(layer) : undefined;
  return wrapMethod<[Tensor | Tensor[], Readonly<Record<string, unknown>>], Tensor | Tensor[]>(
    layer,
    'call',
    (call, inputs, kwargs) => {
      const outputs = call(inputs, kwargs);
      const step = counter.current;
      if (!step?.computing || kwargs?.['training'] === false) return outputs;
      const [input, ...others] = Array.isArray(inputs) ? inputs : [inputs];
      const arrived = others.length === 0 ? { input } : {};
      const see = (output: Tensor, index: number): Tensor => {
        const calls = step.outputs.filter((seen) => seen.layer === layer && seen.part === index).length;
        return step.see(
          { name: nameOf(name, index, calls), layer, part: index, kind, alpha, norm, ...arrived },
          output,
        );
      };
      return Array.isArray(outputs) ? outputs.map(see) : see(outputs, 0);
    },
  );
}

/** `lstm`, its second output `lstm[1]`; when it is called again in the same step `lstm (2)`. */
function nameOf(layer: string, output: number, callsBefore: number): string {
  const part = output === 0 ? layer : `${layer}[${output}]`;
  return callsBefore === 0 ? part : `${part} (${callsBefore + 1})`;
}

/** Keras's momentum is the weight of what was; Weir's that of the new batch. */
function normOf(layer: object): SeenNorm {
  const axis: unknown = Reflect.get(layer, 'axis');
  const momentum: unknown = Reflect.get(layer, 'momentum');
  const eps: unknown = Reflect.get(layer, 'epsilon');
  return {
    axis: typeof axis === 'number' ? axis : -1,
    momentum: typeof momentum === 'number' ? 1 - momentum : 0.01,
    eps: typeof eps === 'number' ? eps : 1e-3,
  };
}
