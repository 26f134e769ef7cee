import type { RunCommand, Severity, SplitEvaluation } from '@weir/core';

/** A run that can be had by name. */
export interface Preset {
  readonly name: string;
  /** What it is, in a line. */
  readonly description: string;
  /** What to look at while it trains, in a paragraph. */
  readonly lookAt?: string;
  /** What sets each of the runs that it compares apart; absent or empty where it is one run. */
  readonly variants?: readonly string[];
}

/** A preset's comparison that a run is part of. */
export interface ComparisonPlace {
  /** The same for all its runs. */
  readonly id: string;
  readonly name: string;
  /** What sets each run apart, first to last; those that have not begun are to come. */
  readonly variants: readonly string[];
}

/** A run's losses at even distances, each the mean over the steps to the next; null where none was finite. */
export interface LossHistory {
  readonly steps: readonly number[];
  readonly losses: readonly (number | null)[];
}

/** Where a run of the server stands. */
export interface RunSummary {
  readonly id: string;
  readonly name: string;
  readonly status: 'running' | 'paused' | 'completed' | 'stopped' | 'failed' | 'closed';
  readonly step: number;
  readonly steps: number;
  readonly loss?: number | null;
  /** Of the first step. */
  readonly initialLoss?: number | null;
  /** Whether its loss has come to stand far above its beginning, or is not finite. */
  readonly diverged?: true;
  /** What its health rules find at the moment. */
  readonly findings?: { readonly count: number; readonly gravest: Severity };
  /** Of each split, by the newest evaluation. */
  readonly evaluation?: Readonly<Record<string, SplitEvaluation>>;
  /** Which of the runs of a comparison it is; absent for a run on its own. */
  readonly variant?: string;
  readonly comparison?: ComparisonPlace;
  readonly startedAt: string;
  readonly error?: string;
}

/** What a server can be asked besides a run's events. Each rejects with the server's own message. */
export interface ServerApi {
  presets(): Promise<readonly Preset[]>;
  /** Newest first. */
  runs(): Promise<readonly RunSummary[]>;
  losses(id: string): Promise<LossHistory>;
  start(preset: string): Promise<RunSummary>;
  command(id: string, command: RunCommand): Promise<void>;
}

/** @param url The server's address; empty for the one that served the page. */
export function serverApi(url: string): ServerApi {
  return {
    presets: () => ask<readonly Preset[]>(`${url}/api/presets`),
    runs: () => ask<readonly RunSummary[]>(`${url}/api/runs`),
    losses: (id) => ask<LossHistory>(`${url}/api/runs/${encodeURIComponent(id)}/losses`),
    start: (preset) => ask<RunSummary>(`${url}/api/runs`, { preset }),
    async command(id, command) {
      await ask<RunCommand>(`${url}/api/runs/${encodeURIComponent(id)}/commands`, command);
    },
  };
}

async function ask<Answer>(address: string, body?: unknown): Promise<Answer> {
  const response = await fetch(
    address,
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  );
  const answer: unknown = await response.json();
  if (response.ok) return answer as Answer; // the routes answer with what their names say
  const error = typeof answer === 'object' && answer !== null && 'error' in answer ? answer.error : undefined;
  throw new Error(typeof error === 'string' ? error : `server: answered ${response.status} to ${address}`);
}
