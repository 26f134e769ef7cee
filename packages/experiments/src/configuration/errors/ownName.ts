/**
 * What PyTorch, Keras, tfjs and readers of tables call otherwise than by how it is written: names in small letters without blanks, points,
 * hyphens and underscores, and Weir's own.
 */
const ownNames: ReadonlyMap<string, string> = new Map([
  ['dense', 'linear'],
  ['batchnormalization', 'batchNorm'],
  ['layernormalization', 'layerNorm'],
  ['maxpooling2d', 'maxPool2d'],
  ['averagepooling2d', 'avgPool2d'],
  ['globalaveragepooling2d', 'globalAveragePool'],
  ['adaptiveavgpool2d', 'globalAveragePool'],
  ['swish', 'silu'],
  ['glorotnormal', 'xavierNormal'],
  ['glorotuniform', 'xavierUniform'],
  ['henormal', 'kaimingNormal'],
  ['heuniform', 'kaimingUniform'],
  ['softmaxcrossentropy', 'crossEntropy'],
  ['categoricalcrossentropy', 'crossEntropy'],
  ['sparsecategoricalcrossentropy', 'crossEntropy'],
  ['bceloss', 'binaryCrossEntropy'],
  ['bcewithlogitsloss', 'binaryCrossEntropy'],
  ['kldivloss', 'klDivergence'],
  ['kldiv', 'klDivergence'],
  ['smoothl1loss', 'huber'],
  ['mseloss', 'mse'],
  ['l1loss', 'l1'],
  ['mae', 'l1'],
  ['meansquarederror', 'mse'],
  ['meanabsoluteerror', 'l1'],
  ['steplr', 'step'],
  ['multisteplr', 'multiStep'],
  ['exponentiallr', 'exponential'],
  ['cosineannealinglr', 'cosine'],
  ['cosinedecay', 'cosine'],
  ['cosineannealingwarmrestarts', 'cosineRestarts'],
  ['cosinedecayrestarts', 'cosineRestarts'],
  ['reducelronplateau', 'reduceOnPlateau'],
  ['onecyclelr', 'oneCycle'],
  ['file', 'path'],
  ['filename', 'path'],
  ['filepath', 'path'],
  ['csv', 'path'],
  ['targets', 'target'],
  ['separator', 'delimiter'],
  ['sep', 'delimiter'],
  ['normalize', 'standardise'],
  ['normalise', 'standardise'],
  ['standardize', 'standardise'],
  ['linearlr', 'linearWarmup'],
]);

/** Weir's name of what others call so, if it is one of those known; undefined of all else. */
export function ownName(given: string, known: readonly string[]): string | undefined {
  const own = ownNames.get(given.toLowerCase().replace(/[\s._-]/g, ''));
  return own !== undefined && known.includes(own) ? own : undefined;
}
