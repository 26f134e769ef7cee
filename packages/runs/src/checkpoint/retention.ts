/** Which checkpoints of a run stay. The newest always does. */
export interface CheckpointRetention {
  /** The newest so many. Default 3. */
  readonly last?: number;
  /** One of every so many steps. Default none. */
  readonly every?: number;
  /** One in each power of two of steps: dense where training changes fast, for forks and replays. Default true. */
  readonly milestones?: boolean;
  /** The one of the least validation loss so far. Default false. */
  readonly best?: boolean;
}

/**
 * The steps of checkpoints that may go.
 *
 * @param steps Of all there are, first to last.
 * @param bestStep The step with the least validation loss, where it is known.
 * @param start Where the run began, as a fork or with weights of a file: nothing else gives that back.
 */
export function superfluous(
  steps: readonly number[],
  { last = 3, every, milestones = true, best = false }: CheckpointRetention = {},
  bestStep?: number,
  start = 0,
): readonly number[] {
  const kept = new Set([start, ...steps.slice(-Math.max(1, last))]);
  const firstOf = (slot: (step: number) => number) => {
    const seen = new Set<number>();
    for (const step of steps) {
      if (!seen.has(slot(step))) kept.add(step);
      seen.add(slot(step));
    }
  };
  if (every !== undefined) firstOf((step) => Math.floor(step / every));
  if (milestones) firstOf((step) => Math.floor(Math.log2(Math.max(1, step))));
  if (best && bestStep !== undefined) kept.add(bestStep);
  return steps.filter((step) => !kept.has(step));
}
