import type { FindingChanged, RunEvent } from '@weir/core';
import { Subject, from } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { ReportBuilder, report } from './report.ts';
import type { Report } from './report.ts';

const started: RunEvent = {
  type: 'started',
  name: 'test',
  config: { seed: 1 },
  backend: 'cpu',
  steps: 7,
  parameterCount: 12,
  expectedInitialLoss: Math.log(2),
  examples: { train: 4, validation: 0, test: 0 },
};
const progress = (from: number, ...losses: readonly number[]): RunEvent => ({
  type: 'progress',
  from,
  losses,
  learningRate: 0.1,
  seconds: from + losses.length,
});
const finding = (change: FindingChanged['change'], step: number): RunEvent => ({
  type: 'finding',
  change,
  step,
  finding: {
    rule: 'lossFlat',
    subject: 'run',
    since: 1,
    step,
    severity: 'warning',
    value: 1,
    threshold: 0,
    formula: 'x',
    meaning: 'm',
    remedy: 'r',
  },
});
const evaluated = (step: number, loss: number): RunEvent => ({
  type: 'evaluated',
  step,
  splits: { train: { loss } },
});
const finished: RunEvent = { type: 'finished', steps: 7, reason: 'completed', seconds: 3.5 };

function reportOf(...events: readonly RunEvent[]): Report | undefined {
  const reports: Report[] = [];
  from(events)
    .pipe(report(3))
    .subscribe((one) => reports.push(one));
  expect(reports).toHaveLength(1);
  return reports[0];
}

describe('report', () => {
  it('has every so manieth loss and the last, the first and the expected one, and the time', () => {
    const shown = reportOf(
      started,
      progress(0, 0.7),
      progress(1, 0.6, 0.5, 0.4),
      progress(4, 0.3, 0.2),
      finished,
    );
    expect(shown).toMatchObject({
      name: 'test',
      config: { seed: 1 },
      backend: 'cpu',
      parameterCount: 12,
      initialLoss: 0.7,
      expectedInitialLoss: Math.log(2),
      losses: [
        [0, 0.7],
        [3, 0.4],
        [5, 0.2],
      ],
      timing: { steps: 6, seconds: 3.5, stepsPerSecond: 6 / 3.5 },
    });
  });

  it('has the last loss once where it is logged anyway', () => {
    expect(reportOf(progress(0, 0.7, 0.6, 0.5, 0.4))?.losses).toEqual([
      [0, 0.7],
      [3, 0.4],
    ]);
  });

  it('says of which step the evaluation is, where the run was cut off behind one on the way', () => {
    const losses = (from: number, count: number) =>
      ({ type: 'progress', from, losses: Array(count).fill(1), learningRate: 0.1, seconds: 1 }) as const;
    const cut = reportOf(losses(0, 4), evaluated(4, 0.9), losses(4, 3));
    expect([cut?.timing.steps, cut?.evaluatedAfter, cut?.evaluation]).toEqual([
      7,
      4,
      { train: { loss: 0.9 } },
    ]);
    expect(reportOf(losses(0, 4), evaluated(4, 0.9))).not.toHaveProperty('evaluatedAfter');
  });

  it('has the newest evaluation, and every finding there ever was', () => {
    const shown = reportOf(
      evaluated(2, 0.9),
      finding('raised', 1),
      evaluated(7, 0.5),
      finding('cleared', 4),
      finished,
    );
    expect(shown?.evaluation).toEqual({ train: { loss: 0.5 } });
    expect(shown).not.toHaveProperty('evaluatedAfter');
    expect(shown?.health).toMatchObject([{ rule: 'lossFlat', since: 1, cleared: 4 }]);
  });

  it('has the rates that were set while it trained, and no other commands', () => {
    const controlled = (
      step: number,
      command: 'pause' | 'learningRate',
      learningRate?: number,
    ): RunEvent => ({
      type: 'controlled',
      step,
      command,
      ...(learningRate !== undefined && { learningRate }),
    });
    const shown = reportOf(
      started,
      controlled(2, 'learningRate', 0.15),
      controlled(3, 'pause'),
      controlled(5, 'learningRate', 0.225),
      finished,
    );
    expect(shown?.commands).toEqual([
      { step: 2, command: 'learningRate', learningRate: 0.15 },
      { step: 5, command: 'learningRate', learningRate: 0.225 },
    ]);
    expect(reportOf(started, finished)).not.toHaveProperty('commands');
  });

  it('has the layers of the last trace, and update:data of all of them', () => {
    const trace = (step: number): RunEvent => ({
      type: 'measurement',
      diagnostic: 'trace',
      step,
      value: { step, updateToData: { w: -step }, layers: [{ index: step }], parameters: [] },
    });
    const shown = reportOf(trace(0), { ...trace(3), diagnostic: 'other' } as RunEvent, trace(6));
    expect(shown?.updateToData).toEqual([
      [0, { w: -0 }],
      [6, { w: -6 }],
    ]);
    expect(shown?.layers).toEqual([{ index: 6 }]);
  });

  it('waits for the end, and passes an error on', () => {
    const seen: string[] = [];
    const events$ = new Subject<RunEvent>();
    events$.pipe(report(1)).subscribe({
      next: () => seen.push('report'),
      error: (error: unknown) => seen.push(String(error)),
    });
    events$.next(started);
    expect(seen).toEqual([]);
    events$.error('diverged');
    expect(seen).toEqual(['diverged']);
  });
});

describe('ReportBuilder', () => {
  it('tells of commands that changed the training, and of none where there were none', () => {
    const builder = new ReportBuilder(3);
    builder.add({ type: 'controlled', step: 2, command: 'pause' });
    expect(builder.report()).not.toHaveProperty('commands');
    builder.add({ type: 'controlled', step: 2, command: 'weightScale', value: 2, layer: '0.linear' });
    builder.add({ type: 'controlled', step: 2, command: 'stop' });
    expect(builder.report().commands).toEqual([
      { step: 2, command: 'weightScale', value: 2, layer: '0.linear' },
    ]);
  });

  it('says at any time what was reached', () => {
    const builder = new ReportBuilder(2);
    expect(builder.report()).toMatchObject({ name: '', losses: [], timing: { steps: 0, stepsPerSecond: 0 } });
    builder.add(started);
    builder.add(progress(0, 0.7));
    const before = builder.report();
    builder.add(progress(1, 0.6, 0.5));
    expect(before.losses).toEqual([[0, 0.7]]);
    expect(builder.report().losses).toEqual([
      [0, 0.7],
      [2, 0.5],
    ]);
  });
});
