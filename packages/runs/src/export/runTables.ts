import type { RunEvent } from '@weir/core';
import { lastEvaluation, lastLoss, stepsOf } from '../run/summary.ts';
import type { StoredRun } from '../run/summary.ts';
import { numbersIn } from './numbersIn.ts';

/** A value in a table; absent where there is none. */
export type Cell = string | number | undefined;

/** Rows of one kind, all with the same columns. */
export interface RunTable {
  readonly columns: Readonly<Record<string, 'text' | 'integer' | 'number'>>;
  readonly rows: readonly Readonly<Record<string, Cell>>[];
}

/** Names of the tables: as files of an export, and in `weir sql`. */
export type TableName = 'runs' | 'losses' | 'measurements' | 'findings' | 'evaluations';

/** The columns of each table; `run` is the id, `step` the step of a row. */
export const tableColumns = {
  runs: {
    run: 'text',
    name: 'text',
    state: 'text',
    step: 'integer',
    steps: 'integer',
    loss: 'number',
    validationLoss: 'number',
    seed: 'integer',
    backend: 'text',
    created: 'text',
    parent: 'text',
    parentStep: 'integer',
    config: 'text',
  },
  losses: { run: 'text', step: 'integer', loss: 'number', learningRate: 'number' },
  measurements: { run: 'text', step: 'integer', diagnostic: 'text', key: 'text', value: 'number' },
  findings: {
    run: 'text',
    step: 'integer',
    change: 'text',
    rule: 'text',
    subject: 'text',
    severity: 'text',
    since: 'integer',
    value: 'number',
    threshold: 'number',
    meaning: 'text',
  },
  evaluations: { run: 'text', step: 'integer', split: 'text', loss: 'number', accuracy: 'number' },
} as const satisfies Readonly<Record<TableName, RunTable['columns']>>;

/** All tables, in the order that they are told in. */
export const tableNames = Object.keys(tableColumns) as readonly TableName[]; // its own keys, and no others

type Rows = Record<TableName, Readonly<Record<string, Cell>>[]>;

/**
 * A run as tables. `losses.learningRate` is known at the last step of each progress event; `measurements` has a row for
 * each number, whose `key` is its path in the measurement (`layers.4.tanh.mean`).
 *
 * @param wanted The tables that get rows. Default all; fewer where a run has many measurements that nobody asks for.
 */
export function runTables(
  { header, log, events, status }: StoredRun,
  wanted: readonly TableName[] = tableNames,
): Readonly<Record<TableName, RunTable>> {
  const { id: run, name, steps, seed, backend, created, parent, config } = header;
  const { loss } = lastLoss(events);
  const rows: Rows = { runs: [], losses: [], measurements: [], findings: [], evaluations: [] };
  if (wanted.includes('runs')) {
    rows.runs.push({
      run,
      name,
      state: status,
      step: stepsOf({ log, events, status }),
      steps,
      loss,
      validationLoss: lastEvaluation(events)?.splits['validation']?.loss,
      seed,
      backend,
      created,
      parent: parent?.id,
      parentStep: parent?.step,
      config: JSON.stringify(config),
    });
  }
  for (const event of events) {
    const table = tableOf[event.type];
    if (table && wanted.includes(table)) addRows(rows, run, event);
  }
  const table = (kind: TableName): RunTable => ({ columns: tableColumns[kind], rows: rows[kind] });
  return {
    runs: table('runs'),
    losses: table('losses'),
    measurements: table('measurements'),
    findings: table('findings'),
    evaluations: table('evaluations'),
  };
}

/** Where an event's rows go. */
const tableOf: Partial<Record<RunEvent['type'], TableName>> = {
  progress: 'losses',
  measurement: 'measurements',
  finding: 'findings',
  evaluated: 'evaluations',
};

function addRows(rows: Rows, run: string, event: RunEvent): void {
  switch (event.type) {
    case 'progress': {
      const last = event.losses.length - 1;
      event.losses.forEach((loss, at) =>
        rows.losses.push({
          run,
          step: event.from + at,
          loss,
          learningRate: at === last ? event.learningRate : undefined,
        }),
      );
      return;
    }
    case 'measurement':
      for (const [key, value] of numbersIn(event.value)) {
        if (key !== 'step')
          rows.measurements.push({ run, step: event.step, diagnostic: event.diagnostic, key, value });
      }
      return;
    case 'finding': {
      const { rule, subject, severity, since, value, threshold, meaning } = event.finding;
      rows.findings.push({
        run,
        step: event.step,
        change: event.change,
        rule,
        subject,
        severity,
        since,
        value,
        threshold,
        meaning,
      });
      return;
    }
    case 'evaluated':
      for (const [split, { loss, accuracy }] of Object.entries(event.splits)) {
        rows.evaluations.push({ run, step: event.step, split, loss, accuracy });
      }
  }
}
