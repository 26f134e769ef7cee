import type { AdagradAttrs } from '@weir/kernels';
import { optimizerKernel } from '../optimizer.ts';

/** torch.optim.Adagrad; slot `sum`. */
export const adagrad = optimizerKernel<AdagradAttrs>('WeirAdagrad', (backend, one, attrs) => {
  const { learningRate, learningRateDecay, eps, weightDecay, step } = attrs;
  const rate = learningRate / (1 + (step - 1) * learningRateDecay);
  const { parameter, gradient, into, slot0, count } = one;
  backend.wasm.adagrad(parameter, gradient, into, slot0, count, rate, eps, weightDecay);
});
