import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Clipping, ClippingLimit } from '@weir/core';
import { defer, map } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import type { StepScope } from '../signals/stepScope.ts';
import type { TapeEntry } from '../signals/tapeEntry.ts';
import type { Gradients } from './backward.ts';
import type { DescendOptions } from './descend.ts';
import { gradientNorm } from './gradientNorm.ts';
import { leaves } from './leaves.ts';
import { groupOf } from './parameterGroups.ts';
import type { ParameterGroup } from './parameterGroups.ts';
import { TapeNames } from './tapeNames.ts';

/**
 * Bounds the gradients between `backward()` and `descend(…)`, so that a single steep batch cannot throw the parameters far.
 *
 * `{ norm }` scales all gradients by `min(1, norm / (total + 1e-6))`, with `total = √(Σ g²)` over the gradients of all
 * trained parameters together: their direction stays (Pascanu et al., 2013; `torch.nn.utils.clip_grad_norm_`). `{ value }` holds
 * each value to `−value … value` by itself (`clip_grad_value_`). Parameters that `groups` freeze are left out of both, as PyTorch
 * leaves out those of `requires_grad` false: give it the groups that `descend` gets. Penalties are part of the gradients, weight decay is not. Start with
 * a norm of 1; a limit that nearly every step reaches is a learning rate in disguise.
 *
 * The snapshot's `clipping` holds the total norm before, summed in float64, and how much was clipped. A total that is not finite
 * leaves the gradients as they are, for `descend` or the next loss to throw on.
 *
 * @throws RangeError if the limit is not above 0.
 */
export function clipGradients(
  limit: ClippingLimit,
  { groups = [] }: DescendOptions = {},
): OperatorFunction<Gradients, Gradients> {
  const [name, bound] = 'norm' in limit ? (['norm', limit.norm] as const) : (['value', limit.value] as const);
  if (!(bound > 0)) {
    throw new RangeError(
      `clipGradients: ${name} must be above 0, got ${bound}; 1 is usual, leave it out for no limit`,
    );
  }
  const clip = name === 'norm' ? byNorm : byValue;
  return (source) =>
    defer(() => {
      const names = new TapeNames();
      return source.pipe(
        map((gradients) => {
          const { tape, scope } = gradients;
          const trained = trainedGradients(tape, names, groups);
          return { ...gradients, clipping: Object.freeze({ limit, ...clip(trained, bound, scope) }) };
        }),
      );
    });
}

/** Where a gradient of the tape stands. */
interface Place {
  readonly entry: TapeEntry;
  readonly at: number;
}

/** The gradients of all parameters that no group freezes. */
function trainedGradients(
  tape: readonly TapeEntry[],
  names: TapeNames,
  groups: readonly ParameterGroup[],
): readonly Place[] {
  const places = leaves(tape).flatMap((entry) => entry.parameterGrads.map((_, at) => ({ entry, at })));
  if (!groups.some(({ frozen }) => frozen)) return places;
  const frozen = names.parametersOf(tape).map((name) => groupOf(groups, name).frozen === true);
  return places.filter((_, at) => !frozen[at]);
}

type Clipped = Omit<Clipping, 'limit'>;

function byNorm(trained: readonly Place[], limit: number, scope: StepScope): Clipped {
  const total = normOf(trained, scope);
  const factor = limit / (total + 1e-6);
  if (!(factor < 1)) return { gradientNorm: total, clipped: 0 };
  const scale = scope.upload(Float32Array.of(factor), []);
  eachGradient(trained, (a) => scope.call('Multiply', { a, b: scale }));
  return { gradientNorm: total, clipped: 1 };
}

function byValue(trained: readonly Place[], limit: number, scope: StepScope): Clipped {
  const total = normOf(trained, scope);
  let outside = 0;
  let count = 0;
  eachGradient(trained, (x) => {
    const values = scope.device.read(x);
    for (let at = 0; at < values.length; at++) if (Math.abs(values[at] as number) > limit) outside++; // at < length
    count += values.length;
    return scope.call('ClipByValue', { x }, { clipValueMin: -limit, clipValueMax: limit });
  });
  return { gradientNorm: total, clipped: count === 0 ? 0 : outside / count };
}

const gradientAt = ({ entry, at }: Place): TensorInfo => entry.parameterGrads[at] as TensorInfo; // there is one at a place

const normOf = (trained: readonly Place[], scope: StepScope): number =>
  gradientNorm(trained.map(gradientAt), scope);

function eachGradient(trained: readonly Place[], change: (gradient: TensorInfo) => TensorInfo): void {
  for (const place of trained)
    place.entry.parameterGrads = place.entry.parameterGrads.with(place.at, change(gradientAt(place)));
}
