import type { RunEvent } from '@weir/core';
import type { Trace } from '@weir/diagnostics';
import { Subject, lastValueFrom, of, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { unknownRun } from '../run/runState.ts';
import type { RunState } from '../run/runState.ts';
import { measuredBy } from '../run/stateAt.ts';
import type { ReplaySaid } from '../source/replay.ts';
import { asRequest, objection, usualEvery } from './asRequest.ts';
import { attachable, measuredIn } from './attachable.ts';
import { replayedRun } from './replayedRun.ts';
import { replaying } from './replaying.ts';
import { withReplayed } from './withReplayed.ts';

describe('what can be attached', () => {
  it('is what a panel shows and the run was trained without, but for the loss', () => {
    const charts = [{ diagnostic: 'loss' }, { diagnostic: 'jitter' }, { diagnostic: 'saturation' }] as const;
    const config = { diagnostics: [{ type: 'saturation' }, { type: 'samples' }] };
    expect(attachable(charts, config)).toEqual(['batchNormUnits', 'jitter', 'mistakes', 'trace']);
    expect(attachable(charts, undefined)).toContain('saturation');
    expect([...measuredIn(config)]).toEqual(['saturation', 'samples']);
  });
});

describe('a request', () => {
  const wanted = { names: ['jitter', 'trace'], from: 205, last: 244, every: 10 };

  it('measures at multiples of so many steps, also of what is told its steps', () => {
    expect(asRequest(wanted)).toEqual({
      diagnostics: [
        { type: 'jitter', every: 10 },
        { type: 'trace', steps: [210, 220, 230, 240] },
      ],
      from: 205,
      to: 245,
    });
  });

  it.each([
    [0, 99, 1],
    [0, 100, 2],
    [100, 599, 5],
    [0, 2999, 50],
    [7, 7, 1],
    [0, 19_999, 200],
  ])('from %i to %i measures about a hundred times: every %i', (from, last, every) => {
    expect(usualEvery({ from, last })).toBe(every);
  });

  it.each([
    [{}, ''],
    [{ names: [] }, /one diagnostic/],
    [{ from: 300 }, /first step must be from 0 to 299/],
    [{ from: 1.5 }, /first step/],
    [{ last: 300 }, /last step must be from 205 to 299/],
    [{ last: 204 }, /last step/],
    [{ every: 0 }, /Measure at every step/],
    [{ every: 100 }, /No step from 205 to 244 is a multiple of 100/],
  ])('with %o says what is wrong with it', (change, said) => {
    expect(objection({ ...wanted, ...change }, 300)).toMatch(said === '' ? /^$/ : said);
  });
});

const trace = (step: number): Trace => ({ step, updateToData: {}, layers: [], parameters: [] });
/** A run with traces of some steps. */
const traced = (steps: readonly number[], more: Partial<RunState> = {}): RunState => {
  const measured = (step: number) => ({ ...unknownRun.measured, trace: { latest: trace(step) } });
  return {
    ...unknownRun,
    ...more,
    past: steps.map((step) => ({ step, measured: measured(step) })),
    measured: measured(steps.at(-1) ?? 0),
  };
};
const stepOf = (run: RunState, step?: number) => measuredBy(run, step).trace.latest?.step;

describe('a run with what a replay measured', () => {
  const run = traced([0, 50, 100], { step: 120, phase: 'stopped' });
  const replayed = traced([60, 70]);

  it('has it at every step that either measured at, and is else what it was', () => {
    const seen = withReplayed(['trace'])(run, replayed);
    expect(seen.past.map(({ step }) => step)).toEqual([0, 50, 60, 70, 100]);
    expect([0, 60, 65, 70, 100].map((step) => stepOf(seen, step))).toEqual([60, 60, 60, 70, 70]);
    expect(stepOf(seen)).toBe(70);
    expect([seen.step, seen.phase]).toEqual([120, 'stopped']);
    expect(stepOf(run)).toBe(100);
    const other = withReplayed(['jitter'])(run, replayed);
    expect([60, 100].map((step) => stepOf(other, step))).toEqual([50, 100]);
  });

  it('is the run itself without a replay, and while that has measured nothing', async () => {
    const run$ = of(run);
    expect(replayedRun(run$, undefined)).toBe(run$);
    expect(await lastValueFrom(replayedRun(run$, { names: ['trace'], state$: of(unknownRun) }))).toBe(run);
    const seen = await lastValueFrom(replayedRun(run$, { names: ['trace'], state$: of(replayed) }));
    expect(stepOf(seen)).toBe(70);
  });

  it('keeps its moments while only its losses go on', () => {
    const over = withReplayed(['trace']);
    const { past } = over(run, replayed);
    expect(over({ ...run, step: 121 }, replayed).past).toBe(past);
    expect(over({ ...run, past: [...run.past] }, replayed).past).not.toBe(past);
  });
});

describe('a replay on its way', () => {
  const measurement: RunEvent = { type: 'measurement', diagnostic: 'trace', step: 7, value: trace(7) };
  const progress: RunEvent = { type: 'progress', from: 5, losses: [1, 2, 3], learningRate: 1, seconds: 0 };

  it('tells how far it is, what it notes, where it differs, and what it measured', async () => {
    const said$ = new Subject<ReplaySaid>();
    const { state$, progress$ } = replaying(said$);
    const seen: unknown[] = [];
    progress$.subscribe(({ phase, step, notes, differs }) =>
      seen.push([phase, step, notes.length, differs.length]),
    );
    said$.next(measurement);
    said$.next(progress);
    said$.next({ type: 'note', note: 'bit for bit' });
    said$.next({ type: 'differs', step: 6, what: 'loss', recorded: '1', recomputed: '2' });
    said$.complete();
    expect(seen).toEqual([
      ['computing', 0, 0, 0],
      ['computing', 8, 0, 0],
      ['computing', 8, 1, 0],
      ['computing', 8, 1, 1],
      ['done', 8, 1, 1],
    ]);
    expect(stepOf(await lastValueFrom(state$))).toBe(7); // of whoever comes late, too
  });

  it('that fails says why, and one that is stopped computes no more', async () => {
    const { progress$ } = replaying(throwError(() => new Error('log: damaged')));
    const seen: unknown[] = [];
    progress$.subscribe(({ phase, failure }) => seen.push([phase, failure]));
    expect(seen).toEqual([['failed', 'log: damaged']]);
    const said$ = new Subject<ReplaySaid>();
    const { state$, stop } = replaying(said$);
    expect(said$.observed).toBe(true);
    stop();
    expect(said$.observed).toBe(false);
    expect(await lastValueFrom(state$)).toBe(unknownRun);
  });
});
