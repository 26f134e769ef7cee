import type { RunEvent } from './runEvent.ts';

/** The first step at which two runs have different losses. */
export interface Parting {
  readonly step: number;
  readonly a: number;
  readonly b: number;
}

/** The loss of each step, by step; of a step that was computed twice the later one. */
export function lossesByStep(events: readonly RunEvent[]): readonly number[] {
  const losses: number[] = [];
  for (const event of events) {
    if (event.type === 'progress') event.losses.forEach((loss, at) => (losses[event.from + at] = loss));
  }
  return losses;
}

/**
 * Where two runs part: the first step that both have done and whose losses are not the same, bit for bit.
 *
 * @param a The loss of each step, by step; steps of which it is not known are left out.
 * @returns undefined where they are alike as far as both came.
 */
export function firstParting(
  a: readonly (number | undefined)[],
  b: readonly (number | undefined)[],
): Parting | undefined {
  for (let step = 0; step < Math.min(a.length, b.length); step++) {
    const [one, other] = [a[step], b[step]];
    if (one !== undefined && other !== undefined && !Object.is(one, other)) return { step, a: one, b: other };
  }
  return undefined;
}
