import type { Task } from './task.ts';

/**
 * What there is to learn: the loss at chance less the least that it can be. Undefined where chance is not known. With smoothed
 * targets most of the loss may be their own entropy, which stays whatever is learnt.
 */
export function learnable(task: Pick<Task, 'baseline' | 'floor'> | undefined): number | undefined {
  return task?.baseline === undefined ? undefined : task.baseline - (task.floor ?? 0);
}

/** How much of a loss is left of what there is to learn: 1 at chance, 0 where all is learnt. Undefined where chance is not known. */
export function shareLeft(
  loss: number,
  task: Pick<Task, 'baseline' | 'floor'> | undefined,
): number | undefined {
  const all = learnable(task);
  return all === undefined || !(all > 0) ? undefined : (loss - (task?.floor ?? 0)) / all;
}
