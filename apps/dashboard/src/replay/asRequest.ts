import type { ReplayRequest } from '../source/replay.ts';

/** What somebody asks a replay for. */
export interface Wanted {
  /** Of diagnostics. */
  readonly names: readonly string[];
  /** The first step that is looked at. */
  readonly from: number;
  /** The last one. */
  readonly last: number;
  /** They measure at each step that is a multiple of it. */
  readonly every: number;
}

/** Measurements of a diagnostic that a replay makes unless somebody asks for others: about as many as a slider has places. */
const measurements = 100;

/** How many steps there are between two measurements unless somebody says: 1, 2, 5, 10, 20, 50 … */
export function usualEvery({ from, last }: Pick<Wanted, 'from' | 'last'>): number {
  const least = Math.max(1, (last - from + 1) / measurements);
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5].find((factor) => factor * power >= least) ?? 10);
}

/** Why it cannot be replayed as wanted, in words for whoever asks; empty where it can. */
export function objection({ names, from, last, every }: Wanted, reached: number): string {
  const isStep = (step: number) => Number.isInteger(step) && step >= 0 && step < reached;
  if (names.length === 0) return 'Choose one diagnostic at least.';
  if (!isStep(from)) return `The first step must be from 0 to ${reached - 1}, as far as the run came.`;
  if (!isStep(last) || last < from) return `The last step must be from ${from} to ${reached - 1}.`;
  if (!(Number.isInteger(every) && every > 0))
    return 'Measure at every step, or at each second, or more rarely.';
  if (Math.ceil(from / every) * every > last)
    return `No step from ${from} to ${last} is a multiple of ${every}: measure more often.`;
  return '';
}

/** What is wanted, as a source takes it. */
export function asRequest({ names, from, last, every }: Wanted): ReplayRequest {
  const first = Math.ceil(from / every) * every;
  const steps = Array.from({ length: Math.floor((last - first) / every) + 1 }, (_, at) => first + at * every);
  return {
    diagnostics: names.map((type) => (type === 'trace' ? { type, steps } : { type, every })),
    from,
    to: last + 1,
  };
}
