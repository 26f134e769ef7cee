import type { AdamAttrs } from '@weir/kernels';
import { optimizerKernel } from '../optimizer.ts';

/** torch.optim.Adam, or AdamW if `decoupled`; slots `first` and `second`. */
export const adam = optimizerKernel<AdamAttrs>('WeirAdam', (backend, one, attrs) => {
  const { learningRate, beta1, beta2, eps, weightDecay, decoupled, step } = attrs;
  const { parameter, gradient, into, slot0, slot1, count } = one;
  backend.wasm.adam(
    parameter,
    gradient,
    into,
    slot0,
    slot1,
    count,
    learningRate,
    beta1,
    beta2,
    1 - beta1,
    1 - beta2,
    eps,
    weightDecay,
    decoupled ? 1 : 0,
    learningRate / (1 - beta1 ** step),
    Math.sqrt(1 - beta2 ** step),
  );
});
