import { expect, test } from 'vitest';
import { concat, from, lastValueFrom, of, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Finding, RunEvent, RunProgress } from '@weir/core';
import { WorkerLostError } from '../browser/workerLostError.ts';
import { SourceLostError } from '../source/sourceLostError.ts';
import { unknownRun } from './runState.ts';
import type { RunState } from './runState.ts';
import type { StatusChanged } from './statusChanged.ts';
import { watchRun } from './watchRun.ts';

const started: RunEvent = {
  type: 'started',
  name: 'tiny',
  config: {},
  backend: 'cpu',
  steps: 100,
  parameterCount: 3,
  expectedInitialLoss: 3.2958,
  examples: { train: 8, validation: 1, test: 1 },
};

function progress(from: number, losses: readonly number[], seconds: number): RunProgress {
  return { type: 'progress', from, losses, learningRate: 0.1, seconds };
}

function finding(rule: string, severity: Finding['severity'], since = 0): Finding {
  return {
    rule,
    subject: 'run',
    since,
    step: since,
    severity,
    value: 1,
    threshold: 0,
    formula: 'x',
    meaning: 'y',
    remedy: 'z',
  };
}

function stateAfter(...events: readonly RunEvent[]): Promise<RunState> {
  return lastStateOf(from(events));
}

function lastStateOf(run$: Observable<RunEvent>): Promise<RunState> {
  return lastValueFrom(watchRun(run$));
}

test('a run is waiting until it has begun', async () => {
  expect(unknownRun.phase).toBe('waiting');
  expect(await stateAfter(started)).toMatchObject({ phase: 'running', started, step: 0 });
});

test('progress gives step, loss, rate and the first loss', async () => {
  const state = await stateAfter(started, progress(0, [3.3, 3.1], 1), progress(2, [2.9], 2));
  expect(state).toMatchObject({ step: 3, loss: 2.9, initialLoss: 3.3, learningRate: 0.1 });
});

test('the newest that a budget has emitted is kept', async () => {
  const emitted = { budget: 0.05, spent: 0.2, expected: 0.04, multiple: 15, cadences: [] };
  const choice: RunEvent = { type: 'cadencesChosen', step: 8, ...emitted };
  const end: RunEvent = { ...choice, type: 'budgetSpent', training: 3, watching: 0.6, firstCalls: 0.1 };
  expect((await stateAfter(started)).budget).toBeUndefined();
  expect((await stateAfter(started, choice)).budget).toEqual(choice);
  expect((await stateAfter(started, choice, end)).budget).toEqual(end);
});

test('speed is that of late, and overall once the run has ended', async () => {
  const slowThenFast = [started, progress(0, new Array<number>(10).fill(1), 10)];
  for (let at = 1; at <= 60; at += 1)
    slowThenFast.push(progress(at * 10, new Array<number>(10).fill(1), 10 + at));
  expect((await stateAfter(...slowThenFast)).speed).toBeCloseTo(10);
  const ended = await stateAfter(...slowThenFast, {
    type: 'finished',
    steps: 610,
    reason: 'completed',
    seconds: 70,
  });
  expect(ended.speed).toBeCloseTo(610 / 70);
});

test('the moving average of the loss is that of the loss diagnostic, however the progress was cut', async () => {
  const losses = Array.from({ length: 500 }, (_, step) => 3 - step / 250);
  const whole = await stateAfter(progress(0, losses, 1));
  const cut = await stateAfter(progress(0, losses.slice(0, 123), 1), progress(123, losses.slice(123), 2));
  expect(cut.measured.loss).toEqual(whole.measured.loss);
  const entries = whole.measured.loss.entries;
  const weights = losses.map((_, at) => 0.98 ** (losses.length - 1 - at));
  const average =
    losses.reduce((sum, loss, at) => sum + loss * (weights[at] ?? 0), 0) /
    weights.reduce((sum, w) => sum + w);
  expect(entries.at(-1)?.smoothed).toBeCloseTo(average, 10);
  expect(entries[0]).toEqual({ step: 0, loss: 3, log10: Math.log10(3), smoothed: 3 });
});

test('a loss that is not finite leaves the average as it was', async () => {
  const state = await stateAfter(progress(0, [2, NaN, Infinity], 1));
  expect(state.measured.loss.entries).toHaveLength(1);
  expect(state.average).toEqual({ sum: 2, weight: 1 });
});

test('a long run keeps losses at even distances, from its start on', async () => {
  const events = Array.from({ length: 50 }, (_, at) =>
    progress(at * 400, new Array<number>(400).fill(1), at),
  );
  const kept = (await stateAfter(...events)).measured.loss.entries;
  expect(kept.at(-1)?.step).toBe(19_999); // the newest, whatever the distance
  const entries = kept.slice(0, -1);
  expect(entries.length).toBeGreaterThan(500);
  expect(entries.length).toBeLessThanOrEqual(1000);
  expect(entries.map(({ step }) => step)).toEqual(entries.map((_, at) => 32 * at));
  expect(entries.at(-1)?.smoothed).toBeCloseTo(1);
});

test('measurements are kept as each diagnostic says: the latest, or their history', async () => {
  const histogram = { low: 0, high: 1, counts: [1, 2] };
  const activations = (step: number) => ({
    step,
    layers: [{ name: '1.tanh', kind: 'tanh', mean: 0, std: 1, histogram }],
  });
  const ratios = (step: number) => ({ step, ratios: [{ name: '0.linear.weight', log10: -3 }] });
  const state = await stateAfter(
    { type: 'measurement', diagnostic: 'activations', step: 0, value: activations(0) },
    { type: 'measurement', diagnostic: 'updateRatio', step: 0, value: ratios(0) },
    { type: 'measurement', diagnostic: 'activations', step: 10, value: activations(10) },
    { type: 'measurement', diagnostic: 'updateRatio', step: 10, value: ratios(10) },
  );
  expect(state.measured.activations.latest).toEqual(activations(10));
  expect(state.measured.updateRatio.entries).toEqual([ratios(0), ratios(10)]);
});

test("a measurement of somebody's own diagnostic changes nothing here", async () => {
  const state = await stateAfter(started, { type: 'measurement', diagnostic: 'mine', step: 0, value: 7 });
  expect(state.measured).toEqual(unknownRun.measured);
});

test('every finding there ever was stays, and one that ended says at which step', async () => {
  const change = (kind: 'raised' | 'updated' | 'cleared', step: number, given: Finding): RunEvent => ({
    type: 'finding',
    change: kind,
    step,
    finding: given,
  });
  const updated = { ...finding('c', 'error'), value: 2 };
  const state = await stateAfter(
    change('raised', 0, finding('a', 'info')),
    change('raised', 5, finding('b', 'error', 5)),
    change('raised', 0, finding('c', 'warning')),
    change('updated', 9, updated),
    change('cleared', 9, finding('b', 'error', 5)),
  );
  expect(state.findings).toEqual([
    finding('a', 'info'),
    { ...finding('b', 'error', 5), cleared: 9 },
    updated,
  ]);
});

test('a finding that comes back after it ended goes on, and is there once', async () => {
  const change = (kind: 'raised' | 'updated' | 'cleared', step: number): RunEvent => ({
    type: 'finding',
    change: kind,
    step,
    finding: finding('a', 'warning'),
  });
  const back = [change('raised', 0), change('cleared', 5), change('updated', 9)];
  expect((await stateAfter(...back)).findings).toEqual([finding('a', 'warning')]);
  expect((await stateAfter(...back, change('cleared', 20))).findings).toMatchObject([{ cleared: 20 }]);
});

test('findings that come and go for ever are bounded, and those that stand are never among what goes', async () => {
  const change = (kind: 'raised' | 'cleared', since: number, rule = 'a'): RunEvent => ({
    type: 'finding',
    change: kind,
    step: since,
    finding: finding(rule, 'warning', since),
  });
  const many = Array.from({ length: 300 }, (_, at) => [change('raised', at), change('cleared', at)]).flat();
  const { findings } = await stateAfter(change('raised', 0, 'stands'), ...many);
  expect(findings).toHaveLength(201);
  expect(findings[0]?.rule).toBe('stands');
  expect(findings.at(-1)?.since).toBe(299);
});

test('commands that took effect show in the phase and the rate', async () => {
  const controlled = (command: 'pause' | 'resume' | 'step'): RunEvent => ({
    type: 'controlled',
    step: 1,
    command,
  });
  expect((await stateAfter(started, controlled('pause'))).phase).toBe('paused');
  expect((await stateAfter(started, controlled('pause'), controlled('step'))).phase).toBe('paused');
  expect((await stateAfter(started, controlled('pause'), controlled('resume'))).phase).toBe('running');
  const rate = await stateAfter(started, {
    type: 'controlled',
    step: 1,
    command: 'learningRate',
    learningRate: 0.01,
  });
  expect(rate).toMatchObject({ phase: 'running', learningRate: 0.01 });
});

test('a paused run stands at the step that is next, though not all progress was emitted', async () => {
  const state = await stateAfter(started, progress(0, [3], 1), {
    type: 'controlled',
    step: 17,
    command: 'pause',
  });
  expect(state).toMatchObject({ phase: 'paused', step: 17 });
});

test('a run ends completed, stopped by a rule, failed, lost with its server, or interrupted with its worker', async () => {
  const finished = { type: 'finished', steps: 7, seconds: 1 } as const;
  expect(await stateAfter(started, { ...finished, reason: 'completed' })).toMatchObject({
    phase: 'completed',
    step: 7,
  });
  expect(await stateAfter(started, { ...finished, reason: 'rule', rule: 'flatLoss' })).toMatchObject({
    phase: 'stopped',
    reason: 'rule flatLoss',
  });
  const failing = concat(
    of(started),
    throwError(() => new Error('loss must be finite')),
  );
  expect(await lastStateOf(failing)).toMatchObject({
    phase: 'failed',
    reason: 'loss must be finite',
    started,
  });
  const losing = concat(
    of(started),
    throwError(() => new SourceLostError('tiny-1')),
  );
  expect(await lastStateOf(losing)).toMatchObject({ phase: 'lost', started });
  const breaking = concat(
    of(started),
    throwError(() => new WorkerLostError('it ended')),
  );
  expect(await lastStateOf(breaking)).toMatchObject({ phase: 'interrupted', reason: 'it ended', started });
});

test('a run that was interrupted and taken up again goes on where it stood', async () => {
  const states: RunState[] = [];
  watchRun(
    of<(RunEvent | StatusChanged)[]>(
      started,
      progress(0, [3], 1),
      { type: 'interrupted' },
      { type: 'resumed' },
      progress(1, [2], 2),
    ),
  ).subscribe((state) => states.push(state));
  expect(states.map(({ phase }) => phase)).toEqual([
    'running',
    'running',
    'interrupted',
    'running',
    'running',
  ]);
  expect(states.at(-1)).toMatchObject({ step: 2, loss: 2 });
});

test('a run that broke off because its numbers were not finite has diverged, and not merely failed', async () => {
  const failing = throwError(() => Object.assign(new Error('no'), { name: 'DivergedError' }));
  expect(await lastStateOf(failing)).toMatchObject({ phase: 'failed', notFinite: true });
});

test('a state once seen does not change', async () => {
  const states: RunState[] = [];
  watchRun(of(started, progress(0, [3], 1), progress(1, [2], 2))).subscribe((state) => states.push(state));
  expect(states.map(({ step }) => step)).toEqual([0, 1, 2]);
  expect(states.map(({ measured }) => measured.loss.entries.length)).toEqual([0, 1, 2]);
});

test('changes of the training are kept with their steps, and a refusal changes nothing', async () => {
  const changed: RunEvent = { type: 'controlled', step: 5, command: 'learningRate', learningRate: 0.5 };
  const refused: RunEvent = { ...changed, learningRate: 9, refused: 'no' };
  const state = await stateAfter(
    started,
    { type: 'controlled', step: 2, command: 'runTo', value: 9 },
    { type: 'controlled', step: 2, command: 'speed', value: 10 },
    changed,
    refused,
  );
  expect(state.changes).toEqual([changed, refused]);
  expect([state.learningRate, state.limit, state.phase]).toEqual([0.5, 10, 'running']);
  expect(
    (await stateAfter(started, { type: 'controlled', step: 2, command: 'speed' })).limit,
  ).toBeUndefined();
});

test('the validation losses stand beside those of the minibatches, which thinning does not take away', async () => {
  const evaluated = (step: number, loss: number): RunEvent => ({
    type: 'evaluated',
    step,
    splits: { validation: { loss } },
  });
  const { measured } = await stateAfter(
    started,
    progress(0, [3, 2], 1),
    evaluated(2, 2.5),
    progress(2, [2, 1], 2),
    evaluated(4, 2.25),
  );
  expect(measured.loss.entries).toHaveLength(4);
  expect(measured.loss.validation).toEqual([
    { step: 1, loss: 2.5 },
    { step: 3, loss: 2.25 },
  ]);
});
