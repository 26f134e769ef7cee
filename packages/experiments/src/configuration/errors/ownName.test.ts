import { initializerKinds, layerKinds, lossKinds, scheduleKinds } from '@weir/nn/define';
import { expect, it } from 'vitest';
import { didYouMean } from './didYouMean.ts';
import { ownName } from './ownName.ts';

const typesOf = (kinds: readonly { readonly type: string }[]) => kinds.map(({ type }) => type);
const layers = typesOf(layerKinds());
const losses = typesOf(lossKinds());
const schedules = typesOf(scheduleKinds());
const keys = ['model', 'clip', 'learningRate', 'accumulate', 'groups'];
const initializers = typesOf(initializerKinds());

it.each([
  ['CosineAnnealingWarmRestarts', schedules, 'cosineRestarts'],
  ['CosineAnnealingLR', schedules, 'cosine'],
  ['ReduceLROnPlateau', schedules, 'reduceOnPlateau'],
  ['StepLR', schedules, 'step'],
  ['MultiStepLR', schedules, 'multiStep'],
  ['ExponentialLR', schedules, 'exponential'],
  ['OneCycleLR', schedules, 'oneCycle'],
  ['LinearLR', schedules, 'linearWarmup'],
  ['CosineDecayRestarts', schedules, 'cosineRestarts'],
  ['Dense', layers, 'linear'],
  ['BatchNormalization', layers, 'batchNorm'],
  ['MaxPooling2D', layers, 'maxPool2d'],
  ['Swish', layers, 'silu'],
  ['BatchNorm1d', layers, 'batchNorm'],
  ['LeakyReLU', layers, 'leakyRelu'],
  ['KLDivLoss', losses, 'klDivergence'],
  ['BCEWithLogitsLoss', losses, 'binaryCrossEntropy'],
  ['SmoothL1Loss', losses, 'huber'],
  ['sparse_categorical_crossentropy', losses, 'crossEntropy'],
  ['mean_squared_error', losses, 'mse'],
  ['CrossEntropyLoss', losses, 'crossEntropy'],
  ['MSELoss', losses, 'mse'],
  ['L1Loss', losses, 'l1'],
  ['GlorotUniform', initializers, 'xavierUniform'],
  ['he_normal', initializers, 'kaimingNormal'],
  ['T_0', ['initial', 'steps', 'min', 'stretch'], 'steps'],
  ['T_mult', ['initial', 'steps', 'min', 'stretch'], 'stretch'],
  ['eta_min', ['initial', 'steps', 'min', 'stretch'], 'min'],
  ['file', ['path', 'features', 'target'], 'path'],
  ['filename', ['path', 'features', 'target'], 'path'],
  ['targets', ['path', 'features', 'target'], 'target'],
  ['sep', ['path', 'delimiter'], 'delimiter'],
  ['normalize', ['standardise', 'oneHot'], 'standardise'],
  ['lr', keys, 'learningRate'],
  ['clip_grad_norm_', keys, 'clip'],
  ['clip_grad_value_', keys, 'clip'],
  ['clipnorm', keys, 'clip'],
  ['max_norm', ['norm', 'value'], 'norm'],
  ['gradient_accumulation_steps', keys, 'accumulate'],
  ['param_groups', keys, 'groups'],
] as const)('%s is asked for by the name that it has here', (given, known, own) => {
  expect(didYouMean(given, known)).toBe(`did you mean "${own}"?`);
});

it('ownName knows nothing of what cannot stand there', () => {
  expect(ownName('Dense', losses)).toBeUndefined();
  expect(ownName('linear', layers)).toBeUndefined();
});
