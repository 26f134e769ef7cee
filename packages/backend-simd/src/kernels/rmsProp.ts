import { optimizerKernel } from '../optimizer.ts';
import type { OptimizerAttrs } from '../optimizer.ts';

interface Attrs extends OptimizerAttrs {
  readonly alpha: number;
  readonly eps: number;
  readonly momentum: number;
  readonly centered: boolean;
  readonly weightDecay: number;
}

/** torch.optim.RMSprop; slots `square`, `mean` if `centered`, `velocity` if `momentum` is not 0. */
export const rmsProp = optimizerKernel<Attrs>('WeirRmsProp', (backend, one, attrs) => {
  const { learningRate, alpha, eps, momentum, centered, weightDecay } = attrs;
  const { parameter, gradient, into, slot0, slot1, slot2, count } = one;
  const mean = centered ? slot1 : 0;
  const velocity = momentum === 0 ? 0 : centered ? slot2 : slot1;
  backend.wasm.rmsProp(
    parameter,
    gradient,
    into,
    slot0,
    mean,
    velocity,
    count,
    learningRate,
    alpha,
    1 - alpha,
    eps,
    momentum,
    weightDecay,
  );
});
