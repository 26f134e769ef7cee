import type { RmsPropAttrs } from '@weir/kernels';
import { optimizerKernel } from '../optimizer.ts';

/** torch.optim.RMSprop; slots `square`, `mean` if `centered`, `velocity` if `momentum` is not 0. */
export const rmsProp = optimizerKernel<RmsPropAttrs>('WeirRmsProp', (backend, one, attrs) => {
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
