import { elementwiseLoss } from './elementwiseLoss.ts';
import type { LossFunction, Targets } from './lossFunction.ts';
import { distributionFault } from './distributionFault.ts';
import { lossKind } from './lossKind.ts';
import { surprise } from './surprise.ts';

/** What the targets are. */
export interface KlDivergenceOptions {
  /** Whether targets are logarithms of probabilities too, as a teacher network gives them. Default false. */
  readonly logTarget?: boolean | undefined;
}

/**
 * Kullback–Leibler divergence `Σ t (ln t − x)` of targets `t` from outputs `x = ln p`, summed over the classes, mean over the
 * examples: `torch.nn.KLDivLoss(reduction='batchmean')`. Where `t` is 0 its term is 0 (as a logarithm too, where PyTorch's is NaN). It is the cross-entropy less
 * the targets' own entropy, which no network can take away: 0 means that the distributions are the same.
 *
 * Outputs are logarithms of probabilities: the network ends with a `logSoftmax`. A configuration that ends otherwise is refused,
 * and what a layer of your own makes is looked at by the rule `outputLayer`: of other outputs the loss is no divergence, falls
 * below 0 and without end. An example's targets are a distribution: probabilities that sum to 1, to within 0.01 for those
 * that are rounded. PyTorch checks neither.
 *
 * A divergence that float32's rounding alone brings below 0, by up to 2e-6, is 0.
 *
 * @throws RangeError, in a step, if an example's targets are no distribution.
 *
 * @example
 * ```ts
 * // Of a distribution from one that is certain: ln 2.
 * const outputs = { inputs: Float32Array.of(Math.log(0.5), Math.log(0.5)), inputShape: [2], size: 1 };
 * const targets = { targets: Float32Array.of(1, 0), targetShape: [2], targetKind: 'values' } as const;
 * evaluate(forEvaluation(flatten()), klDivergence(), { ...outputs, ...targets }).loss; // → 0.6931
 * ```
 */
export function klDivergence({ logTarget = false }: KlDivergenceOptions = {}): LossFunction {
  return elementwiseLoss({
    kind: 'klDivergence',
    mean: 'examples',
    takes: 'logProbabilities',
    baseline: (targets, outputs) => divergenceFromMean(targets, outputs, logTarget),
    targetFault: (example) => distributionFault(example, logTarget),
    isDivergence: true,
    value: logTarget
      ? (x, target) => (target === -Infinity ? 0 : Math.exp(target) * (target - x))
      : (x, target) => (target === 0 ? 0 : target * (Math.log(target) - x)),
    slope: logTarget ? (_x, target) => -Math.exp(target) : (_x, target) => -target,
  });
}

/**
 * Mean divergence of the targets from their mean, which is the best distribution that is the same for every example: the entropy
 * of the mean less the mean of the entropies. In float64.
 */
function divergenceFromMean(
  { size, targets, targetKind }: Targets,
  outputs: number,
  areLogarithms: boolean,
): number | undefined {
  if (targetKind === 'classes' || targets.length !== size * outputs) return undefined;
  const mean = new Float64Array(outputs);
  let total = 0;
  for (let at = 0; at < targets.length; at++) {
    const target = targets[at] ?? NaN;
    const probability = areLogarithms ? Math.exp(target) : target;
    mean[at % outputs] = (mean[at % outputs] ?? 0) + probability / size;
    total -= surprise(probability);
  }
  return Math.max(0, total / size + mean.reduce((sum, probability) => sum + surprise(probability), 0));
}

/** What `{"type": "klDivergence"}` stands for in a configuration. */
export const klDivergenceKind = lossKind({
  type: 'klDivergence',
  schema: { 'logTarget?': 'boolean' },
  build: (options) => klDivergence(options),
});
