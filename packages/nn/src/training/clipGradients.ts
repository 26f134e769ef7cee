import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Clipping, ClippingLimit } from '@weir/core';
import { map } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import type { Gradients } from './backward.ts';
import { gradientNorm } from './gradientNorm.ts';
import { leaves } from './leaves.ts';

/**
 * Bounds the gradients between `backward()` and `descend(…)`, so that a single steep batch cannot throw the parameters far.
 *
 * `{ norm }` scales all gradients by `min(1, norm / (total + 1e-6))`, with `total = √(Σ g²)` over the gradients of all
 * parameters together: their direction stays (Pascanu et al., 2013; `torch.nn.utils.clip_grad_norm_`, which leaves out frozen
 * parameters, as they have no gradient there; here theirs count). `{ value }` holds each
 * value to `−value … value` by itself (`clip_grad_value_`). Penalties are part of the gradients, weight decay is not. Start with
 * a norm of 1; a limit that nearly every step reaches is a learning rate in disguise.
 *
 * The snapshot's `clipping` holds the total norm before, summed in float64, and how much was clipped. A total that is not finite
 * leaves the gradients as they are, for `descend` or the next loss to throw on.
 *
 * @throws RangeError if the limit is not above 0.
 */
export function clipGradients(limit: ClippingLimit): OperatorFunction<Gradients, Gradients> {
  const [name, bound] = 'norm' in limit ? (['norm', limit.norm] as const) : (['value', limit.value] as const);
  if (!(bound > 0)) {
    throw new RangeError(
      `clipGradients: ${name} must be above 0, got ${bound}; 1 is usual, leave it out for no limit`,
    );
  }
  const clip = name === 'norm' ? byNorm : byValue;
  return map((gradients) => ({
    ...gradients,
    clipping: Object.freeze({ limit, ...clip(gradients, bound) }),
  }));
}

type Clipped = Omit<Clipping, 'limit'>;

function byNorm(gradients: Gradients, limit: number): Clipped {
  const total = gradientNorm(gradients);
  const factor = limit / (total + 1e-6);
  if (!(factor < 1)) return { gradientNorm: total, clipped: 0 };
  const { scope } = gradients;
  const scale = scope.upload(Float32Array.of(factor), []);
  eachGradient(gradients, (a) => scope.call('Multiply', { a, b: scale }));
  return { gradientNorm: total, clipped: 1 };
}

function byValue(gradients: Gradients, limit: number): Clipped {
  const total = gradientNorm(gradients);
  const { scope } = gradients;
  let outside = 0;
  let count = 0;
  eachGradient(gradients, (x) => {
    const values = scope.device.read(x);
    for (let at = 0; at < values.length; at++) if (Math.abs(values[at] as number) > limit) outside++; // at < length
    count += values.length;
    return scope.call('ClipByValue', { x }, { clipValueMin: -limit, clipValueMax: limit });
  });
  return { gradientNorm: total, clipped: count === 0 ? 0 : outside / count };
}

function eachGradient({ tape }: Gradients, change: (gradient: TensorInfo) => TensorInfo): void {
  for (const entry of leaves(tape)) entry.parameterGrads = entry.parameterGrads.map(change);
}
