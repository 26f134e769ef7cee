import type { GradConfig, Tensor } from '@tensorflow/tfjs-core';
import type { FusedKernel } from '../device.ts';

/** How a fused kernel's gradient is taken on tfjs's tape. */
export interface Gradient<Inputs, Attrs, Saved extends readonly Tensor[]> {
  /** Inputs that the gradient needs; each must be given whenever the kernel is recorded. */
  readonly saveInputs: readonly (keyof Inputs & string)[];
  /** For each output, whether the gradient needs it. */
  readonly saveOutputs?: readonly boolean[];
  /**
   * The gradient with respect to each input, given that of the first output, and what was saved: inputs, then outputs.
   */
  readonly gradients: (
    dy: Tensor,
    saved: Saved,
    attrs: Attrs,
  ) => { readonly [Name in keyof Inputs]?: Tensor };
}

/**
 * The gradient of a fused kernel as tfjs's registry wants it. Only the first output is differentiated: the others
 * count as constants, and so do inputs without a gradient.
 */
export function gradientOf<Inputs extends object, Attrs extends object, Saved extends readonly Tensor[]>(
  kernel: FusedKernel<Inputs, Attrs>,
  { saveInputs, saveOutputs = [], gradients }: Gradient<Inputs, Attrs, Saved>,
): GradConfig {
  return {
    kernelName: kernel.name,
    inputsToSave: [...saveInputs],
    outputsToSave: [...saveOutputs],
    gradFunc(dys, saved, attrs) {
      const dy = Array.isArray(dys) ? dys[0] : dys;
      if (!dy) throw new Error(`ops: ${kernel.name} must be given a gradient of its output, got none`);
      // tfjs saves what is named above, in that order, and hands back the attributes the kernel was run with.
      const byInput = gradients(dy, saved as unknown as Saved, attrs as unknown as Attrs);
      const entries = Object.entries(byInput as Readonly<Record<string, Tensor>>); // names of Inputs are strings
      return Object.fromEntries(entries.map(([name, tensor]) => [name, () => tensor]));
    },
  };
}
