/**
 * For authors of layers, losses, optimisers and schedules: what they are made of (passes, step scope, tape, shapes),
 * and the registry by which a configuration names them.
 */
export * from './layers/activationLayer.ts';
export * from './layers/definedLayer.ts';
export * from './layers/layerDescription.ts';
export * from './layers/layerKind.ts';
export * from './layers/operator.ts';

export * from './parameters/parameter.ts';
export * from './shapes/shape.ts';
export * from './shapes/shapeMap.ts';
export * from './signals/minibatch.ts';
export * from './signals/signal.ts';
export * from './signals/stepScope.ts';
export * from './signals/tapeEntry.ts';

export * from './initializers/initializer.ts';
export * from './losses/loss.ts';
export * from './losses/lossFunction.ts';
export * from './schedules/schedule.ts';
export * from './training/optimizerState.ts';
export { runStep } from './training/minibatches.ts';

export * from './evaluation/among.ts';
export * from './evaluation/evaluationContext.ts';

export * from './configuration/kind.ts';
export { type InitializerKind, type LossKind, type OptimizerKind, type ScheduleKind } from './registry.ts';
export { erf } from './initializers/erf.ts';
export { initializerKinds, layerKinds, lossKinds, optimizerKinds, scheduleKinds } from './registry.ts';
