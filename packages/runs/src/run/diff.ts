import type { RunEvaluated, RunEvent } from '@weir/core';
import { findingsIn, lastEvaluation, lastLoss, readRun } from './summary.ts';
import type { RunStore } from '../store/runStore.ts';

/** Where two runs part. */
export interface RunDiff {
  /** Keys of the configuration, as paths, with both values; a value that is not there is undefined. */
  readonly config: readonly { readonly path: string; readonly a: unknown; readonly b: unknown }[];
  /** The first step whose losses differ; absent where none does as far as both came. */
  readonly parts?: { readonly step: number; readonly a: number; readonly b: number };
  readonly final: {
    readonly a: FinalFigures;
    readonly b: FinalFigures;
  };
  /** `rule subject` of what only one has found. */
  readonly findings: { readonly a: readonly string[]; readonly b: readonly string[] };
}

/** Where a run got to: steps done, the last loss, and the newest evaluation. */
export interface FinalFigures {
  readonly step: number;
  readonly loss?: number;
  readonly splits?: RunEvaluated['splits'];
}

/** What sets two runs apart: a run is a function of its configuration, so that the first part explains the rest. */
export async function diffRuns(
  a: { readonly store: RunStore; readonly id: string },
  b: { readonly store: RunStore; readonly id: string },
): Promise<RunDiff> {
  const [one, other] = await Promise.all([readRun(a.store, a.id), readRun(b.store, b.id)]);
  const parts = firstParting(lossesOf(one.events), lossesOf(other.events));
  const found = [one, other].map(({ events }) =>
    findingsIn(events).map(({ rule, subject }) => `${rule} ${subject}`),
  ) as [string[], string[]];
  return {
    config: differences(one.header.config, other.header.config),
    ...(parts && { parts }),
    final: { a: finalOf(one.events), b: finalOf(other.events) },
    findings: {
      a: found[0].filter((finding) => !found[1].includes(finding)),
      b: found[1].filter((finding) => !found[0].includes(finding)),
    },
  };
}

function finalOf(events: readonly RunEvent[]): FinalFigures {
  const splits = lastEvaluation(events)?.splits;
  return { ...lastLoss(events), ...(splits && { splits }) };
}

/** The loss of each step, by step; of a step that was computed twice the later one. */
export function lossesOf(events: readonly RunEvent[]): readonly number[] {
  const losses: number[] = [];
  for (const event of events) {
    if (event.type === 'progress') event.losses.forEach((loss, at) => (losses[event.from + at] = loss));
  }
  return losses;
}

function firstParting(a: readonly number[], b: readonly number[]): RunDiff['parts'] {
  for (let step = 0; step < Math.min(a.length, b.length); step++) {
    const [one = NaN, other = NaN] = [a[step], b[step]];
    if (!Object.is(one, other)) return { step, a: one, b: other };
  }
  return undefined;
}

function differences(a: unknown, b: unknown, path = ''): RunDiff['config'] {
  if (Object.is(a, b)) return [];
  const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === 'object' && value !== null;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return [{ path, a, b }];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys.flatMap((key) => differences(a[key], b[key], path === '' ? key : `${path}.${key}`));
}
