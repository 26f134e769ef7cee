import type { TakenUp } from '@weir/runs';
import { duration, grouped, loss as lossText } from './numberFormat.ts';

/** How far a run has come. */
export interface Progress {
  /** Steps done. */
  readonly done: number;
  readonly steps: number;
  readonly loss: number;
  readonly learningRate: number;
  /** Of training so far. */
  readonly seconds: number;
  /** From where its speed is told: where a run was taken up, for an earlier process may have been another machine's. Default: the start. */
  readonly since?: { readonly done: number; readonly seconds: number } | undefined;
}

/** From where the speed of a run is told that is taken up. */
export const sinceOf = (takenUp: TakenUp | undefined): Progress['since'] =>
  takenUp && { done: takenUp.from, seconds: takenUp.seconds };

/** The parts of a progress line, as text. */
export function progressParts({ done, steps, loss, learningRate, seconds, since }: Progress) {
  const taken = seconds - (since?.seconds ?? 0);
  const trained = done - (since?.done ?? 0);
  const rate = taken > 0 && trained > 0 ? trained / taken : NaN;
  return {
    step: `step ${String(done).padStart(String(steps).length)}/${steps}`,
    loss: `loss ${lossText(loss)}`,
    rate: `rate ${Number(learningRate.toPrecision(4))}`,
    speed: Number.isNaN(rate) ? '' : `${grouped(rate)} steps/s`,
    left: Number.isNaN(rate) ? '' : `${duration((steps - done) / rate)} left`,
  };
}

/** `step 1000/2000  loss 2.4003  rate 0.1  1,234 steps/s  0:01 left`. */
export function progressLine(progress: Progress): string {
  const { step, loss, rate, speed, left } = progressParts(progress);
  return [step, loss, rate, speed, left].filter((part) => part !== '').join('  ');
}
