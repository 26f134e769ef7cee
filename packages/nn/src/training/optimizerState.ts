import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Device } from '@weir/kernels';
import type { Optimizer } from '../optimizers/optimizer.ts';
import type { Parameter } from '../parameters/parameter.ts';

/** An optimiser at work on the parameters of one run: it owns the state that lives from step to step. */
export class OptimizerState {
  private readonly state: TensorInfo[][];
  private updates = 0;

  constructor(
    private readonly optimizer: Optimizer,
    private readonly parameters: readonly Parameter[],
    private readonly device: Device,
  ) {
    this.state = optimizer.slots.map(() =>
      parameters.map(({ size, shape }) => device.upload(new Float32Array(size), shape)),
    );
  }

  /** Changes every parameter by its gradient. */
  update(gradients: readonly TensorInfo[], learningRate: number): void {
    const { device, parameters, state } = this;
    this.updates += 1;
    const outputs = this.optimizer.update(device, {
      parameters: parameters.map((parameter) => parameter.on(device)),
      into: parameters.map((parameter) => parameter.before(device)),
      gradients,
      state,
      learningRate,
      step: this.updates,
    });
    parameters.forEach((parameter, at) => {
      const next = outputs[at];
      if (next) parameter.advance(device, next);
    });
    for (const [slot, tensors] of state.entries()) {
      for (const [at, old] of tensors.entries()) {
        const next = outputs[(slot + 1) * parameters.length + at];
        if (!next || next === old) continue; // written in place
        device.dispose(old);
        tensors[at] = next;
      }
    }
  }

  /** Frees the state; parameters go to rest in host memory. */
  end(): void {
    for (const tensor of this.state.flat()) this.device.dispose(tensor);
    for (const parameter of this.parameters) parameter.rest();
  }
}
