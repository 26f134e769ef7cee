import type { SgdAttrs } from '@weir/kernels';
import { optimizerKernel } from '../optimizer.ts';

/** torch.optim.SGD; slot `velocity` if `momentum` is not 0. */
export const sgd = optimizerKernel<SgdAttrs>('WeirSgd', (backend, one, attrs) => {
  const { learningRate, momentum, dampening, nesterov, weightDecay, step } = attrs;
  const { parameter, gradient, into, slot0, count } = one;
  const velocity = momentum === 0 ? 0 : slot0;
  backend.wasm.sgd(
    parameter,
    gradient,
    into,
    velocity,
    count,
    learningRate,
    momentum,
    dampening,
    nesterov ? 1 : 0,
    weightDecay,
    step === 1 ? 1 : 0,
  );
});
