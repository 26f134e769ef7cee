/**
 * What one trains with: layers, initialisers, losses, optimisers and schedules, the operators that train, evaluation.
 * Whoever writes a layer by its two passes, a loss or an optimiser of a new kind finds the rest in `@weir/nn/define`.
 */
export * from './layers/index.ts';
export * from './initializers/index.ts';
export * from './losses/index.ts';
export * from './optimizers/index.ts';
export * from './schedules/index.ts';

export * from './training/accumulate.ts';
export * from './training/backward.ts';
export * from './training/clipGradients.ts';
export * from './training/control.ts';
export * from './training/descend.ts';
export * from './training/freezeNorms.ts';
export { groupOf, matchesName, type ParameterGroup } from './training/parameterGroups.ts';
export { minibatches, type MinibatchesOptions } from './training/minibatches.ts';

export * from './evaluation/calibrate.ts';
export * from './evaluation/evaluate.ts';
export * from './evaluation/foldBatchNorm.ts';
export * from './evaluation/forEvaluation.ts';
export * from './evaluation/predict.ts';

export { layer } from './layers/custom.ts';
export { gainOf, type GainOptions, type Nonlinearity } from './initializers/gain.ts';
export { type FunctionLayerOptions, type TensorFunction } from './layers/functionLayer.ts';
export { type AnyLayer, type Layer, type Network } from './layers/layer.ts';
export { type Initializer } from './initializers/initializer.ts';
export { type Loss, type Penalty } from './losses/loss.ts';
export { type LossFunction } from './losses/lossFunction.ts';
export { type Optimizer } from './optimizers/optimizer.ts';
export { type RateFold, type Schedule } from './schedules/schedule.ts';
export { type FeatureMoments, type NetworkMoments } from './evaluation/evaluationContext.ts';
export { type FoldedMoments, networkMomentsOf } from './evaluation/networkMomentsOf.ts';
export { Parameter } from './parameters/parameter.ts';
export * from './parameters/namedLayers.ts';
export * from './parameters/namedParameters.ts';
export * from './parameters/parameterValues.ts';
export { type Examples } from './signals/examples.ts';
export { type Signal } from './signals/signal.ts';
