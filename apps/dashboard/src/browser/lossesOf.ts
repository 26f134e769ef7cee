import type { RunState } from '../run/runState.ts';
import type { LossHistory } from '../source/runSource.ts';

/** The losses that a run's state has kept, as its moving average: about what the means of a server look like. */
export function lossesOf({ measured }: RunState): LossHistory {
  const { entries } = measured.loss;
  const stride = Math.max(1, Math.ceil(entries.length / 400));
  const kept = entries.filter((_, at) => at % stride === 0 || at === entries.length - 1);
  return { steps: kept.map(({ step }) => step), losses: kept.map(({ smoothed }) => smoothed) };
}
