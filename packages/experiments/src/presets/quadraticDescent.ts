import type { ConfigurationInput } from '../configuration/configuration.ts';
import { preset } from './preset.ts';

/** Descent of y = 4x² from x = 1: x is the only weight, its input 2 and its target 0, so that the loss is (2x)². */
const descent = (name: string, learningRate: number): ConfigurationInput & { readonly name: string } => ({
  name,
  seed: 2147483647,
  data: { type: 'point', input: [2], target: [0] },
  model: [{ type: 'linear', out: 1, bias: false, init: { type: 'constant', value: 1 } }],
  loss: { type: 'mse' },
  learningRate,
  batchSize: 1,
  steps: 30,
  logEvery: 1,
});

const rule = 'The slope of y = 4x² is 8x, so a step at rate r multiplies x by 1 − 8r';

/** Descent of y = 4x² at a rate of 0.1: it converges. */
export const quadraticDescentPreset = preset({
  summary: 'y = 4x² at a rate of 0.1: each step leaves a fifth of x',
  lookAt: `${rule}: at 0.1 by 0.2, and the loss falls 25 times a step. Beside it stand quadratic-descent-0.24, -0.25 and -1, which creep, bounce for ever and run away.`,
  configuration: descent('quadratic-descent', 0.1),
});

/** Descent of y = 4x² at a rate of 0.24: it overshoots and converges slowly. */
export const quadraticDescent024Preset = preset({
  summary: 'y = 4x² at a rate of 0.24: overshoots each time, and creeps in',
  lookAt: `${rule}: at 0.24 by −0.92. Each step jumps over the minimum and lands a little nearer: the loss falls by 15 % a step, though a rate of less than half would be done in a few.`,
  configuration: descent('quadratic-descent-0.24', 0.24),
});

/** Descent of y = 4x² at a rate of 0.25: it neither converges nor diverges. */
export const quadraticDescent025Preset = preset({
  summary: 'y = 4x² at a rate of 0.25: bounces between two points for ever',
  lookAt: `${rule}: at 0.25 by −1. x goes from 1 to −1 and back, and the loss stays at 4 however long it runs: the edge beyond which descent no longer descends.`,
  configuration: descent('quadratic-descent-0.25', 0.25),
});

/** Descent of y = 4x² at a rate of 1: it diverges. */
export const quadraticDescent1Preset = preset({
  summary: 'y = 4x² at a rate of 1: runs away',
  lookAt: `${rule}: at 1 by −7. The loss grows 49 times a step, until it is no longer finite and the run ends, naming the step and what was not finite first.`,
  configuration: descent('quadratic-descent-1', 1),
});
