import { mlp, quietLogits } from './parts/mlp.ts';
import { scaled } from './parts/deep.ts';
import { tanhGain } from './parts/lecture.ts';
import { preset } from './preset.ts';

/** A rate that falls along a cosine and starts anew, each time twice as long. */
export const warmRestartsPreset = preset({
  summary: 'a cosine rate that restarts at 700 and 2,100 steps, each stretch twice as long',
  lookAt:
    'The rate falls from 0.5 to 0, then begins anew (Loshchilov and Hutter, 2017). The validation loss rises with each restart, as the large rate throws it out of where it was, and ends each stretch below the last: 2.46, 2.41 and 2.39. So there is a usable network at the end of each, and update:data swings between far too fast and nothing.',
  configuration: {
    ...mlp('warm-restarts', [{ type: 'linear', out: 200, init: scaled(tanhGain) }], quietLogits),
    learningRate: { type: 'cosineRestarts', initial: 0.5, steps: 700, stretch: 2 },
    steps: 4900,
    evaluateEvery: 350,
    logEvery: 350,
  },
});
