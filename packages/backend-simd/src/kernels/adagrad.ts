import { optimizerKernel } from '../optimizer.ts';
import type { OptimizerAttrs } from '../optimizer.ts';

interface Attrs extends OptimizerAttrs {
  readonly eps: number;
  readonly weightDecay: number;
  readonly learningRateDecay: number;
}

/** torch.optim.Adagrad; slot `sum`. */
export const adagrad = optimizerKernel<Attrs>('WeirAdagrad', (backend, one, attrs) => {
  const { learningRate, learningRateDecay, eps, weightDecay, step } = attrs;
  const rate = learningRate / (1 + (step - 1) * learningRateDecay);
  const { parameter, gradient, into, slot0, count } = one;
  backend.wasm.adagrad(parameter, gradient, into, slot0, count, rate, eps, weightDecay);
});
