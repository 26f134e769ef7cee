import { customGrad, keep } from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { ExpiredReadingError } from '@weir/core';

/** What is known of an output besides its values. */
export interface SeenPlace {
  readonly name: string;
  readonly kind: string;
  /** The layer that put it out; absent of what is tapped. */
  readonly layer?: object;
  /** What `tap` calls it, however often it does. */
  readonly tapped?: string;
  /** Which of the layer's outputs it is. Default 0. */
  readonly part?: number;
  /** Of elu: minus the floor it saturates at. Of leakyRelu: its slope. */
  readonly alpha?: number | undefined;
  /** What arrived, where it was one tensor. */
  readonly input?: Tensor | undefined;
  /** Of batchNorm: what it normalises by. */
  readonly norm?: SeenNorm | undefined;
}

/** How a batchNorm normalises. */
export interface SeenNorm {
  /** The axis of features. */
  readonly axis: number;
  /** Weight of a new batch. */
  readonly momentum: number;
  /** Added to the variance. */
  readonly eps: number;
}

/** An output that was seen, and the gradient that came back to it. */
export interface SeenOutput extends SeenPlace {
  readonly output: Tensor;
  grad: Tensor | undefined;
}

/** One training step as it happens: what was seen of it, held until the step has been emitted. */
export class ObservedStep {
  readonly outputs: SeenOutput[] = [];
  /** Mean loss of the minibatch. */
  loss = NaN;
  /** Whether the loss is being computed: what is called later is no part of the step. */
  computing = true;
  private readonly held: Tensor[] = [];
  private ended = false;

  /** @param step 0 for the first. */
  constructor(readonly step: number) {}

  /** The same values, there until the step ends whatever becomes of the tensor. */
  hold(tensor: Tensor): Tensor {
    const own = keep(tensor.clone());
    this.held.push(own);
    return own;
  }

  /**
   * Sees an output: returns it through an identity whose gradient function keeps the gradient on its way back. Neither
   * changes a bit.
   */
  see({ input, ...place }: SeenPlace, output: Tensor): Tensor {
    const seen: SeenOutput = {
      ...place,
      input: input && this.hold(input),
      output: this.hold(output),
      grad: undefined,
    };
    this.outputs.push(seen);
    if (output.dtype !== 'float32') return output; // nothing flows back through whole numbers
    return customGrad((x) => ({
      value: (x as Tensor).clone(), // called with the one tensor below
      // tfjs disposes of gradients that it adds up, so the one that is kept is a clone, and the one passed on another.
      gradFunc: (dy: Tensor) => {
        // Nobody waits for it any more where the subscription was left in the midst of the step.
        if (!this.ended) seen.grad = this.hold(dy);
        return dy.clone();
      },
    }))(output);
  }

  /** The values of a tensor that is held. @throws ExpiredReadingError if the step has ended. */
  read(name: string, tensor: Tensor): ArrayLike<number> {
    this.mustBeOpen(name);
    return tensor.dataSync();
  }

  mustBeOpen(name: string): void {
    if (this.ended) throw new ExpiredReadingError(name, this.step);
  }

  end(): void {
    this.ended = true;
    for (const tensor of this.held.splice(0)) tensor.dispose();
  }
}
