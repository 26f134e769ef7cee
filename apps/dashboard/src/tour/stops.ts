import { healthyUpdateRatio } from '@weir/diagnostics';
import { momentAt } from '../run/moment.ts';
import type { RunState } from '../run/runState.ts';
import { loss, percent, rate } from '../view/format.ts';

/** What a run's numbers say of a claim. */
interface Verdict {
  readonly holds: boolean;
  /** The numbers, in words. */
  readonly said: string;
}

/** One stop of the tour: a run, what to see in it, and a claim that its numbers decide. */
export interface Stop {
  readonly title: string;
  readonly text: string;
  /** Whose configuration it trains. */
  readonly preset: string;
  readonly steps: number;
  /** The chart that it speaks of. */
  readonly chart: string;
  /** The step shown; absent for the newest. */
  readonly step?: number;
  /** Undefined until the run has come so far. */
  readonly verdict: (run: RunState) => Verdict | undefined;
}

/** The activations of the first minibatch, before any training. */
function activationsAtStart({ past }: RunState) {
  const latest = momentAt(past, 0)?.measured.activations.latest;
  return latest?.step === 0 ? latest.layers.filter(({ kind }) => kind === 'tanh') : undefined;
}

function meanUpdateRatio({ phase, measured }: RunState): number | undefined {
  const values = measured.updateRatio.entries.at(-1)?.ratios.map(({ log10 }) => log10) ?? [];
  if (phase !== 'completed' || values.length === 0) return undefined;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** From a first loss that is far too high to the figure that says whether a rate is right: each stop mends what the one before showed. */
export const stops: readonly Stop[] = [
  {
    title: 'A first loss that is far too high',
    text: 'All weights of this small network start from a bell curve of width 1. Its outputs are then large numbers, and softmax turns large numbers into certainty: the network is sure of a letter, and mostly of a wrong one. Someone who knows nothing should say “each of the 27 letters alike”, which costs ln 27 = 3.30. So the curve begins far above that, drops at once, and only then bends into slow learning. The blade of this hockey stick is time lost: those steps do nothing but make the outputs smaller.',
    preset: 'mlp-original',
    steps: 1000,
    chart: 'loss',
    verdict({ phase, initialLoss, started, average }) {
      const expected = started?.expectedInitialLoss;
      if (phase !== 'completed' || initialLoss === undefined || expected === undefined) return undefined;
      const after = average.sum / average.weight;
      return {
        holds: initialLoss > 3 * expected && after < initialLoss / 2,
        said: `It begins at ${loss(initialLoss)} instead of ${loss(expected)}, and after 1,000 steps is near ${loss(after)}.`,
      };
    },
  },
  {
    title: 'Units that are stuck from the start',
    text: 'The last layer now starts small, and the loss begins where it should. A second fault was hidden behind the first. Look at the hidden layer at step 0: most outputs of tanh lie at −1 or 1, where the curve is flat. The gradient that passes back is multiplied by 1 − tanh², which is next to nothing there, so the weights behind such a unit hear almost nothing of the error. A unit that is flat for every example learns from none.',
    preset: 'mlp-fix-softmax',
    steps: 1000,
    chart: 'activationDistribution',
    step: 0,
    verdict(run) {
      const [hidden] = activationsAtStart(run) ?? [];
      const { initialLoss, started } = run;
      if (hidden?.saturated === undefined || initialLoss === undefined) return undefined;
      const expected = started?.expectedInitialLoss ?? NaN;
      return {
        holds: Math.abs(initialLoss - expected) < 0.3 && hidden.saturated > 0.5,
        said: `The loss begins at ${loss(initialLoss)}, and ${percent(hidden.saturated)} of the outputs are saturated.`,
      };
    },
  },
  {
    title: 'How large a weight should be',
    text: 'A unit adds up as many products as it has inputs, so its sum is wider than they are by √(fan in). Kaiming He and others divide by that, and multiply by a gain that makes up for what the nonlinearity squeezes: 5/3 for tanh. Nothing has to be tuned by eye, and it holds for any width. The outputs of tanh now fill the space between −1 and 1, with few at its ends.',
    preset: 'mlp-kaiming',
    steps: 1000,
    chart: 'activationDistribution',
    step: 0,
    verdict(run) {
      const [hidden] = activationsAtStart(run) ?? [];
      if (hidden?.saturated === undefined) return undefined;
      return {
        holds: hidden.saturated < 0.25 && hidden.std > 0.5 && hidden.std < 0.85,
        said: `${percent(hidden.saturated)} of the outputs are saturated, and their std is ${hidden.std.toFixed(2)}.`,
      };
    },
  },
  {
    title: 'Depth multiplies every mistake',
    text: 'Five hidden layers in place of one, and a gain of 1 in place of 5/3. Each tanh makes its input a little narrower and nothing widens it again, so the spread falls from layer to layer. With five layers that is a blemish; with fifty, nothing would reach the end. Getting the gain exactly right for every layer is what made deep networks hard to train.',
    preset: 'deep-tanh-gain-1',
    steps: 1000,
    chart: 'activationDepth',
    step: 0,
    verdict(run) {
      const layers = activationsAtStart(run) ?? [];
      const [first, last] = [layers[0], layers.at(-1)];
      if (!first || !last) return undefined;
      return {
        holds: layers.length === 5 && last.std < first.std / 1.5,
        said: `The std falls from ${first.std.toFixed(2)} in the first to ${last.std.toFixed(2)} in the last of ${layers.length} layers.`,
      };
    },
  },
  {
    title: 'Batch normalisation makes it hold',
    text: 'If activations should be of mean 0 and std 1, one may simply make them so: subtract the mean of the batch, divide by its std. Both are differentiable, so the gradient flows through them. Here the weights start five times too small, and it does not matter: the spread is the same in every layer. The price is that an example’s result depends on the others of its batch, which is also why a trained network needs running means to judge a single example.',
    preset: 'deep-batchnorm-gain-0.2',
    steps: 1000,
    chart: 'activationDepth',
    step: 0,
    verdict(run) {
      const all = (activationsAtStart(run) ?? []).map(({ std }) => std);
      if (all.length === 0) return undefined;
      const [least, most] = [Math.min(...all), Math.max(...all)];
      return {
        holds: all.length === 5 && least / most > 0.9,
        said: `The std is ${least.toFixed(2)} to ${most.toFixed(2)} in all ${all.length} layers.`,
      };
    },
  },
  {
    title: 'A rate that is too low looks like nothing',
    text: 'Activations are fine, gradients are fine, and the loss falls, if slowly. One number tells: how far a step moves a weight, compared with how large the weights are. On a scale of powers of ten, about −3 is healthy: each step changes a weight by a thousandth. Here the lines lie far below the dashed one, as the learning rate is a hundred times too low.',
    preset: 'low-rate',
    steps: 1000,
    chart: 'updateRatio',
    verdict(run) {
      const ratio = meanUpdateRatio(run);
      if (ratio === undefined) return undefined;
      return {
        holds: ratio < healthyUpdateRatio.centre - healthyUpdateRatio.within,
        said: `update : data is 10 to the power of ${rate(Number(ratio.toFixed(2)))} on average.`,
      };
    },
  },
  {
    title: 'All of it together',
    text: 'The deep network with batch normalisation and a rate of 0.1. The loss begins where it should, every layer has the same spread, and the lines of update : data settle somewhat above the dashed one at −3, most of them between −2.5 and −2: within a power of ten of it, steps are healthy. That is what to look for in a network of your own; and where one of these pictures looks wrong, you now know which of the stops before to go back to.',
    preset: 'deep-batchnorm',
    steps: 1000,
    chart: 'updateRatio',
    verdict(run) {
      const ratio = meanUpdateRatio(run);
      if (ratio === undefined) return undefined;
      return {
        holds:
          ratio > healthyUpdateRatio.centre && ratio <= healthyUpdateRatio.centre + healthyUpdateRatio.within,
        said: `update : data is 10 to the power of ${rate(Number(ratio.toFixed(2)))} on average.`,
      };
    },
  },
];
