import { differences, firstParting, lossesByStep } from '@weir/core';
import type { Difference, Parting, RunEvaluated, RunEvent } from '@weir/core';
import { findingsIn, lastEvaluation, lastLoss, readRun } from './summary.ts';
import type { RunStore } from '../store/runStore.ts';

/** Where two runs part. */
export interface RunDiff {
  /** Keys of the configuration, as paths, with both values; a value that is not there is undefined. */
  readonly config: readonly Difference[];
  /** The first step whose losses differ; absent where none does as far as both came. */
  readonly parts?: Parting;
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
  const parts = firstParting(lossesByStep(one.events), lossesByStep(other.events));
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
