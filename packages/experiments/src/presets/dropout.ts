import { deep, scaled } from './parts/deep.ts';
import { tanhGain } from './parts/lecture.ts';
import { preset } from './preset.ts';

/** The deep tanh network with dropout after each hidden layer. */
export const dropoutPreset = preset({
  summary: 'deep-tanh with dropout: noise while training, none in evaluation',
  lookAt:
    'A tenth of the outputs of each hidden layer is set to zero, another tenth at each step, and the rest scaled up to make up for it (Srivastava et al., 2014). The minibatch losses are higher than the evaluation’s, where all units take part: the noise is part of the training alone.',
  configuration: deep('dropout', {
    activation: [{ type: 'tanh' }, { type: 'dropout', rate: 0.1 }],
    init: scaled(tanhGain),
    lastInit: scaled(0.1),
  }),
});
