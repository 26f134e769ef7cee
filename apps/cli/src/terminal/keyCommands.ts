import type { RunCommand, RunEvent } from '@weir/core';

/** What one press of `+` multiplies the learning rate by, and of `-` divides it by. */
export const rateFactor = 1.5;

/** Beyond these a step is lost in float32, or is all that is left; a key held down does not go there. */
const largestRate = 1e30;
const smallestRate = 1e-30;

/** What the keys do, in a line. */
export const keysHint = `keys: space pauses and goes on, . does a step, + and - change the rate by a factor of ${rateFactor}, q stops with a report`;

/** Knows what a key means where a run stands. */
export interface KeyCommands {
  /** Where the run stands is what its events say. */
  event(event: RunEvent): void;
  /** The command that a key stands for; none of other keys, and of `+` and `-` ahead of the first step. */
  commandOf(key: string): RunCommand | undefined;
}

/**
 * Keys as commands to a run: space pauses and goes on, `.` does a step and stays paused, `+` and `-` change the learning rate,
 * in the place of the schedule from then on, and `q` stops.
 */
export function keyCommands(): KeyCommands {
  let isPaused = false;
  let rate: number | undefined;
  let rateFrom = 0;
  const withRate = (factor: number): RunCommand | undefined => {
    if (rate === undefined) return undefined;
    const changed = Number((rate * factor).toPrecision(4));
    const isBeyond = factor > 1 ? changed > largestRate : changed < smallestRate;
    if (isBeyond) return undefined;
    rate = changed;
    return { type: 'learningRate', value: rate };
  };
  return {
    event(event) {
      // Losses of earlier steps may be told after the command that changed the rate.
      if (event.type === 'progress' && event.from + event.losses.length > rateFrom) rate = event.learningRate;
      if (event.type !== 'controlled') return;
      if (event.learningRate === undefined) return;
      rate = event.learningRate;
      rateFrom = event.step;
    },
    commandOf(key) {
      switch (key) {
        case ' ':
          isPaused = !isPaused;
          return { type: isPaused ? 'pause' : 'resume' };
        case '.':
          isPaused = true;
          return { type: 'step' };
        case '+':
        case '=': // the same key without shift
          return withRate(rateFactor);
        case '-':
          return withRate(1 / rateFactor);
        case 'q':
          return { type: 'stop' };
        default:
          return undefined;
      }
    },
  };
}
