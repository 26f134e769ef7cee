import { deep, scaled } from './parts/deep.ts';
import { preset } from './preset.ts';

/** A deep relu network at a rate that kills units. */
export const deadReluPreset = preset({
  summary: 'relu at too high a rate: units that die, most of them for good',
  lookAt:
    'A rate of 1 throws weights about: some relu units end where they are zero for every example, pass no gradient, and hardly ever return (permanent brain damage, the lecture says). Look at the dead units over time: a few come back (pale lines), as what the layers ahead give them has moved, but they become more, and after 1,000 steps they are more than half of most layers. With leakyRelu in the place of relu none can die.',
  configuration: deep('dead-relu', {
    activation: [{ type: 'relu' }],
    init: scaled(Math.SQRT2),
    lastInit: scaled(0.1),
    learningRate: 1,
  }),
});
