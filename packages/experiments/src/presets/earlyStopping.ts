import { lecture } from './parts/lecture.ts';
import { scaled } from './parts/deep.ts';
import { preset } from './preset.ts';

/** A network that overfits, ended where its validation loss no longer falls. */
export const earlyStoppingPreset = preset({
  summary: 'a network that overfits ends by itself, with its best parameters',
  lookAt:
    'Eight characters of context and 300 units: the training loss falls on while the validation loss turns after 2,200 steps. Four evaluations later without improvement the run ends, at half its steps, and the parameters of the least validation loss are what is evaluated and kept. The rule overfitting says that the two came apart, and what else there is to do than to stop.',
  configuration: {
    name: 'early-stopping',
    ...lecture,
    data: { ...lecture.data, contextLength: 8 },
    model: [
      { type: 'embedding', dim: 24 },
      { type: 'flatten' },
      { type: 'linear', out: 300, init: { type: 'kaimingNormal', nonlinearity: 'relu' } },
      { type: 'relu' },
      { type: 'linear', out: 27, init: scaled(0.1) },
    ],
    optimizer: { type: 'adam' },
    learningRate: 0.003,
    batchSize: 128,
    steps: 6000,
    logEvery: 200,
    evaluateEvery: 200,
    earlyStopping: { patience: 4 },
  },
});
