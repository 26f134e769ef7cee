import { keeping, kept } from '@weir/core';
import type { Kept } from '@weir/core';
import { Control, assignParameters, parameterValues } from '@weir/nn';
import { attendantOf } from './attendant.ts';
import { Clock } from './clock.ts';
import type { Course } from './course.ts';
import type { Experiment } from './experiment.ts';
import { MomentsFollower } from './momentsFollower.ts';

/** What all parts of a run share. */
export interface Running {
  readonly experiment: Experiment;
  /** Where commands queue. */
  readonly control: Control;
  readonly course: Kept<Course>;
  /** BatchNorm's running statistics. */
  readonly moments: MomentsFollower;
  readonly clock: Clock;
}

/**
 * Makes what a run's parts share, and keeps it with the run: where a state is restored, it stands as it did then. Call it
 * while being subscribed to.
 */
export function runningOf(
  experiment: Experiment,
  {
    control = new Control(),
    moments = new MomentsFollower(),
  }: { readonly control?: Control; readonly moments?: MomentsFollower },
): Running {
  const { network, budget } = experiment;
  const course = kept<Course>('course', { done: 0 });
  keeping('parameters', {
    save: () => parameterValues(network),
    restore: (values: ReturnType<typeof parameterValues>) => assignParameters(network, values),
  });
  keeping('moments', moments);
  keeping('control', control);
  if (budget) keeping('budget', budget);
  const clock = new Clock(control, budget);
  control.attend(attendantOf(experiment));
  return { experiment, control, course, moments, clock };
}
