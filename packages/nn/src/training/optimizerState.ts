import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Device } from '@weir/kernels';
import type { Optimizer } from '../optimizers/optimizer.ts';
import type { Parameter } from '../parameters/parameter.ts';

/** What an optimiser keeps from step to step: how often it has updated, and each slot's values, parameter by parameter. */
export interface SavedOptimizer {
  readonly updates: number;
  readonly slots: Readonly<Record<string, readonly Float32Array[]>>;
}

/** An optimiser at work on the parameters of one run: it owns the state that lives from step to step. */
export class OptimizerState {
  private state: TensorInfo[][];
  private updates: number;

  constructor(
    private optimizer: Optimizer,
    private readonly parameters: readonly Parameter[],
    private readonly device: Device,
    /** What to go on from. Default: slots of zeros. */
    saved?: SavedOptimizer,
  ) {
    this.updates = saved?.updates ?? 0;
    this.state = optimizer.slots.map((slot) =>
      parameters.map(({ size, shape }, at) =>
        device.upload(Float32Array.from(saved?.slots[slot]?.[at] ?? new Float32Array(size)), shape),
      ),
    );
  }

  /** A copy of what it keeps. */
  save(): SavedOptimizer {
    const { device, state, updates } = this;
    const slots = this.optimizer.slots.map(
      (slot, at) =>
        [slot, (state[at] ?? []).map((tensor) => Float32Array.from(device.read(tensor)))] as const,
    );
    return { updates, slots: Object.fromEntries(slots) };
  }

  /** Goes on with another optimiser: slots that both have keep their values, others begin as zeros. */
  replace(optimizer: Optimizer): void {
    const { device, parameters } = this;
    const before = new Map(this.optimizer.slots.map((slot, at) => [slot, this.state[at]]));
    this.state = optimizer.slots.map((slot) => {
      const kept = before.get(slot);
      before.delete(slot);
      return kept ?? parameters.map(({ size, shape }) => device.upload(new Float32Array(size), shape));
    });
    for (const tensors of before.values()) for (const tensor of tensors ?? []) device.dispose(tensor);
    this.optimizer = optimizer;
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
