import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Device } from '@weir/kernels';
import type { Optimizer } from '../optimizers/optimizer.ts';
import type { Parameter } from '../parameters/parameter.ts';
import { OptimizerState } from './optimizerState.ts';
import type { SavedOptimizer } from './optimizerState.ts';
import type { ParameterShare } from './parameterGroups.ts';

/** Optimisers at work on the parameters of one run, each on its share of them; what is in no share stays as it is. */
export class GroupedOptimizer {
  private readonly frozen: ReadonlySet<Parameter>;
  private readonly states: readonly { readonly share: ParameterShare; readonly state: OptimizerState }[];

  constructor(
    shares: readonly ParameterShare[],
    private readonly parameters: readonly Parameter[],
    device: Device,
    /** What to go on from, a share each. Default: from nothing. */
    saved: readonly SavedOptimizer[] = [],
    /** The momentum of all that have one. Default: each its own. */
    private momentum?: number,
  ) {
    const trained = new Set(shares.flatMap(({ members, rate }) => (rate === 0 ? [] : members)));
    this.frozen = new Set(parameters.filter((_, at) => !trained.has(at)));
    this.states = shares.map((share, at) => ({
      share,
      state: new OptimizerState(withMomentum(share, momentum), pick(parameters, share), device, saved[at]),
    }));
  }

  /** Whether a parameter is in no share, or in one whose rate is 0: nothing moves it. */
  isFrozen(parameter: Parameter): boolean {
    return this.frozen.has(parameter);
  }

  /** A copy of what each share's keeps. */
  save(): readonly SavedOptimizer[] {
    return this.states.map(({ state }) => state.save());
  }

  /** Gives all that have a momentum another, or, with undefined, their own again. */
  setMomentum(momentum: number | undefined): void {
    if (momentum === this.momentum) return;
    this.momentum = momentum;
    for (const { share, state } of this.states) state.replace(withMomentum(share, momentum));
  }

  /** Changes every parameter of a share by its gradient; the gradients are those of all parameters. */
  update(gradients: readonly TensorInfo[], learningRate: number): void {
    for (const { share, state } of this.states)
      state.update(pick(gradients, share), share.rate * learningRate);
  }

  /** Frees the state; parameters go to rest in host memory. */
  end(): void {
    for (const { state } of this.states) state.end();
    for (const parameter of this.parameters) parameter.rest();
  }
}

const withMomentum = ({ optimizer }: ParameterShare, momentum: number | undefined): Optimizer =>
  momentum === undefined ? optimizer : (optimizer.withMomentum?.(momentum) ?? optimizer);

/** All of them where the share is all, as it is without groups: that costs nothing. */
function pick<Item>(items: readonly Item[], { members }: ParameterShare): readonly Item[] {
  return members.length === items.length ? items : members.map((at) => items[at] as Item); // members are places among them
}
