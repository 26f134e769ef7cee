import type { RunEvaluated, SavedState } from '@weir/core';
import type { Experiment } from '@weir/experiments';
import { evaluationOf } from './evaluationOf.ts';

/** How far an interrupted run came. */
export interface Reached {
  /** Done. */
  readonly steps: number;
  /** Absent ahead of the first. */
  readonly evaluation?: RunEvaluated;
}

/** What a run was after a step. */
export interface SavedStep {
  /** Steps done. */
  readonly step: number;
  readonly saved: SavedState;
}

/** How far it came, with an evaluation of its network as it was then. */
export async function reachedBy(experiment: Experiment, { step: steps, saved }: SavedStep): Promise<Reached> {
  return steps === 0 ? { steps } : { steps, evaluation: await evaluationOf(experiment, saved, steps) };
}

/** Steps done, as a saved state has it. */
export function stepsDone(state: SavedState): number {
  const course = state['course'];
  return typeof course === 'object' && course !== null && 'done' in course ? Number(course.done) : 0;
}
