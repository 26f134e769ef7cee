import { averaged, hasDiverged, noAverage } from '@weir/core';
import type { LossCourse, RunProgress } from '@weir/core';
import type { RunSummary } from './runSummary.ts';

/** Follows the losses, to know whether they have run away. */
export interface LossTally {
  add(progress: RunProgress): void;
  /** The run has ended because its numbers were no longer finite. */
  notFinite(): void;
  /** Nothing where they have not. */
  summary(): Pick<RunSummary, 'diverged'>;
}

/** Follows a run's losses and says whether they have diverged, without keeping them. */
export function lossTally(): LossTally {
  let course: LossCourse = { average: noAverage };
  return {
    add({ losses }) {
      const [first] = losses;
      const last = losses.at(-1);
      if (first === undefined || last === undefined) return;
      course = {
        initialLoss: course.initialLoss ?? first,
        loss: last,
        average: losses.reduce(averaged, course.average),
      };
    },
    notFinite() {
      course = { ...course, initialLoss: course.initialLoss ?? NaN, loss: NaN };
    },
    summary: () => (hasDiverged(course) ? { diverged: true } : {}),
  };
}
