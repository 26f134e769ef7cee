/** The chart in which one sees what a rule speaks of. */
const charts: Readonly<Record<string, readonly string[]>> = {
  activationScale: ['activationDepth', 'activationDistribution'],
  allZero: ['activationDistribution'],
  batchNormBatchSize: ['batchNormUnits', 'jitter'],
  batchNormDrift: ['batchNormUnits', 'activationDistribution'],
  batchNormMomentum: ['batchNormUnits', 'activationDistribution'],
  biasDrift: ['parameterNorms', 'updateRatio'],
  clipping: ['gradientNorm', 'loss'],
  deadUnits: ['deadUnits', 'saturationMap', 'activationDistribution'],
  gradientScale: ['gradientDepth', 'gradientDistribution'],
  noGradient: ['gradientDistribution'],
  lastLayer: ['weightGradientDistribution', 'gradToData'],
  outputLayer: ['weightGradientDistribution', 'gradToData'],
  saturation: ['saturation', 'saturationMap', 'activationDistribution'],
  symmetry: ['weightGradientDistribution'],
  unchanged: ['updateRatio'],
  updateRatio: ['updateRatio'],
  weightScale: ['parameterNorms', 'weightGradientDistribution'],
};

/** The first of a rule's charts that is there; of other rules the loss, which is what they judge. */
export function chartOfRule(rule: string, shown: readonly string[]): string | undefined {
  return [...(charts[rule] ?? []), 'loss'].find((name) => shown.includes(name));
}
