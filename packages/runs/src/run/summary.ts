import type { Finding, RunEvaluated, RunEvent } from '@weir/core';
import { readLog } from '../record/readLog.ts';
import type { ReadLog } from '../record/readLog.ts';
import { placedRuns } from '../record/placedRuns.ts';
import { lockPath, readHeader } from '../record/runHeader.ts';
import type { RunHeader } from '../record/runHeader.ts';
import type { Holder } from '../store/holder.ts';
import type { RunStore } from '../store/runStore.ts';

/** How a run stands. `killed`: its process is gone, and it can be resumed, as an interrupted one. */
export type RunStatus = 'running' | 'completed' | 'stopped' | 'failed' | 'interrupted' | 'killed' | 'damaged';

/** A run in a list. */
export interface RunSummary {
  readonly id: string;
  readonly name: string;
  readonly state: RunStatus;
  /** Steps done, and to do in all. */
  readonly step: number;
  readonly steps: number;
  /** The last one. */
  readonly loss?: number;
  /** Those that stand. */
  readonly findings: number;
  /** ISO 8601. */
  readonly created: string;
  readonly parent?: { readonly id: string; readonly step: number };
  /** Which of the runs that are compared it is, where it is one of several. */
  readonly variant?: string;
  /** The folder of its comparison, in which it lies. */
  readonly comparison?: string;
  /** What is wrong with its files. */
  readonly problem?: string;
}

/** All that a run's files say, as far as they can be read. */
export interface StoredRun {
  readonly header: RunHeader;
  readonly log: ReadLog;
  readonly events: readonly RunEvent[];
  readonly status: RunStatus;
  readonly holder: Holder | undefined;
}

/** Reads a run; takes no lock. */
export async function readRun(store: RunStore, id: string): Promise<StoredRun> {
  const header = await readHeader(store, id);
  const log = await readLog(store, id);
  const holder = await store.holder(lockPath(id));
  const events = log.records.flatMap(({ record }) => (record.type === 'event' ? [record.event] : []));
  return { header, log, events, status: statusOf(log, holder), holder };
}

function statusOf({ records }: ReadLog, holder: Holder | undefined): RunStatus {
  if (holder && !holder.stale) return 'running';
  for (const { record } of [...records].reverse()) {
    if (record.type === 'failed' || record.type === 'interrupted') return record.type;
    if (record.type === 'session') break;
    if (record.type === 'event' && record.event.type === 'finished') {
      return record.event.reason === 'completed' ? 'completed' : 'stopped';
    }
  }
  return 'killed';
}

/** All runs of a store, those of comparisons among them, newest first; one that cannot be read is listed as damaged and hides no other. */
export async function listRuns(store: RunStore): Promise<readonly RunSummary[]> {
  const found = await Promise.all(
    (await placedRuns(store)).map(async ({ store: own, id, comparison }) => ({
      ...(await summaryOf(own, id)),
      ...(comparison !== undefined && { comparison }),
    })),
  );
  return found.sort((a, b) => (a.created < b.created ? 1 : -1));
}

/** A run in a line of a list; of one that cannot be read `damaged`, with the problem. */
export async function summaryOf(store: RunStore, id: string): Promise<RunSummary> {
  try {
    const { header, log, events, status } = await readRun(store, id);
    const { name, steps, created, parent, options } = header;
    const { variant } = options;
    const { loss } = lastLoss(events);
    return {
      id,
      name,
      state: status,
      step: stepsOf({ log, events, status }),
      steps,
      ...(loss !== undefined && { loss }),
      findings: findingsIn(events).length,
      created,
      ...(parent && { parent }),
      ...(typeof variant === 'string' && { variant }),
      ...(log.problems[0] && { problem: log.problems[0].message }),
    };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { id, name: id, state: 'damaged', step: 0, steps: 0, findings: 0, created: '', problem };
  }
}

/** Steps done: of an interrupted run, those too whose losses the checkpoint holds and the log does not yet. */
export function stepsOf({ log, events, status }: Pick<StoredRun, 'log' | 'events' | 'status'>): number {
  const { step } = lastLoss(events);
  const last =
    status === 'interrupted' && log.records.findLast(({ record }) => record.type === 'interrupted');
  return last && last.record.type === 'interrupted' ? Math.max(step, last.record.step) : step;
}

/** Steps done, and the loss of the last of them; 0 and none ahead of the first. */
export function lastLoss(events: readonly RunEvent[]): { readonly step: number; readonly loss?: number } {
  for (let at = events.length - 1; at >= 0; at--) {
    const event = events[at];
    const loss = event?.type === 'progress' ? event.losses.at(-1) : undefined;
    if (event?.type === 'progress' && loss !== undefined)
      return { step: event.from + event.losses.length, loss };
  }
  return { step: 0 };
}

/** The findings that stand at the end. */
export function findingsIn(events: readonly RunEvent[]): readonly Finding[] {
  const found = new Map<string, Finding>();
  for (const event of events) {
    if (event.type !== 'finding') continue;
    const key = `${event.finding.rule} ${event.finding.subject}`;
    if (event.change === 'cleared') found.delete(key);
    else found.set(key, event.finding);
  }
  return [...found.values()];
}

/** The newest evaluation of the splits, where there was one. */
export const lastEvaluation = (events: readonly RunEvent[]): RunEvaluated | undefined =>
  events.findLast((event): event is RunEvaluated => event.type === 'evaluated');
