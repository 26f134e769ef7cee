import { beginning } from './cursor.ts';
import type { RunLog } from './runLog.ts';

/** A run's losses at even distances, from its first step on. */
export interface LossHistory {
  readonly steps: readonly number[];
  /** Means over the steps from each one to the next; null where none was finite. */
  readonly losses: readonly (number | null)[];
}

/**
 * A run's losses for a small chart: the mean of each stretch of as many steps, null where none is finite.
 *
 * @param points At most so many. Default 400: a chart has no more pixels.
 */
export function lossHistory(log: RunLog, points = 400): LossHistory {
  const parts: { readonly from: number; readonly losses: readonly number[] }[] = [];
  for (const { event } of log.after(beginning)) if (event.type === 'progress') parts.push(event);
  const last = parts.at(-1);
  const width = Math.max(1, Math.ceil(((last?.from ?? 0) + (last?.losses.length ?? 0)) / points));
  const stretches = new Map<number, { sum: number; count: number }>();
  for (const { from, losses } of parts) {
    losses.forEach((loss, at) => {
      const step = Math.floor((from + at) / width) * width;
      const stretch = stretches.get(step) ?? { sum: 0, count: 0 };
      stretches.set(step, stretch);
      if (!Number.isFinite(loss)) return;
      stretch.sum += loss;
      stretch.count += 1;
    });
  }
  const inOrder = [...stretches].sort(([one], [other]) => one - other);
  return {
    steps: inOrder.map(([step]) => step),
    losses: inOrder.map(([, { sum, count }]) => (count > 0 ? sum / count : null)),
  };
}
