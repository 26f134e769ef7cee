import { ready, setBackend } from '@tensorflow/tfjs-core';
import type { RunCommand, RunControlled, RunEvent } from '@weir/core';
import { Control, parameterValues } from '@weir/nn';
import { lastValueFrom, tap, toArray } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkpointSteps } from '../checkpoint/checkpoint.ts';
import { readLog } from '../record/readLog.ts';
import { memoryStore } from '../store/memoryStore.ts';
import type { RunStore } from '../store/runStore.ts';
import { journal } from '../testing/journal.ts';
import { facts, keptExperiment, process } from '../testing/keptExperiment.ts';
import { mulberry } from '../testing/mulberry.ts';
import { forkRun } from './fork.ts';
import { replay } from './replay.ts';
import { eventsOf } from './resumePoint.ts';
import { beginRun, resumeRun } from './runs.ts';
import { timeless } from './timeDependent.ts';
import { upTo } from './upTo.ts';

beforeAll(async () => {
  await setBackend('simd');
  await ready();
});

/** Every knob, some of them twice, two values that come back, and two that are refused. */
const commands: readonly RunCommand[] = [
  { type: 'weightScale', layer: '2.linear', value: 2 },
  { type: 'learningRate', value: 0.002 },
  { type: 'batchSize', value: 33 },
  { type: 'momentum', value: 0.5 },
  { type: 'weightScale', layer: '2.linear', value: 2 },
  { type: 'learningRate', value: 0.01 },
  { type: 'batchSize', value: 1e9 },
  { type: 'weightScale', layer: '9.linear', value: 2 },
  { type: 'batchNormMomentum', value: 0.3 },
  { type: 'learningRate', value: 0.002 },
  { type: 'batchNormMomentum', value: 0.2, layer: '3.batchNorm' },
];
/** Steps that are done when they are sent. */
const at = 41;

/** Sends all when their time has come. How many steps have been done by then is a matter of the machine. */
const commanding = (control: Control) =>
  tap((event: RunEvent) => {
    if (event.type !== 'measurement' || event.diagnostic !== 'updateRatio' || event.step !== at - 1) return;
    for (const command of commands) control.send(command);
  });

const controlledIn = (events: readonly RunEvent[]) =>
  events.filter((event): event is RunControlled => event.type === 'controlled');
const eventsIn = async (store: RunStore, id: string) => eventsOf((await readLog(store, id)).records);

async function steered(store: RunStore, given: object = {}) {
  const experiment = await keptExperiment(given);
  const control = new Control();
  const run = await beginRun(store, experiment, facts, {
    process,
    control,
    checkpointEvery: 25,
    retention: { last: 99 },
  });
  const emitted = await lastValueFrom(run.events$.pipe(commanding(control), toArray()));
  return { id: run.header.id, emitted, parameters: parameterValues(experiment.network) };
}

const optimizers = [{ type: 'adam' }, { type: 'sgd', nesterov: true, momentum: 0.9 }, { type: 'rmsProp' }];

describe('a run that was steered', () => {
  it('tells of every change, and why one was refused', async () => {
    const { emitted } = await steered(memoryStore());
    const told = controlledIn(emitted);
    const [{ step: first = NaN } = {}] = told;
    expect(first).toBeGreaterThanOrEqual(at);
    expect(told.map(({ step, command }) => [step, command])).toEqual(
      commands.map(({ type }) => [first, type]),
    );
    expect(told.filter(({ refused }) => refused !== undefined).map(({ refused }) => refused)).toEqual([
      expect.stringMatching(/^batchSize: value must be at most the \d+ examples, got 1000000000; lower it$/),
      'weightScale: layer must have a weight, got 9.linear; did you mean "2.linear"?',
    ]);
  });

  it.each(optimizers)('with %j killed at any moment goes on to the same bits', async (optimizer) => {
    const kept = journal();
    const whole = await steered(kept.store, { optimizer });
    const log = (await eventsIn(kept.store, whole.id)).map(timeless);
    const [{ step = NaN } = {}] = controlledIn(whole.emitted);
    const random = mulberry(5);
    for (let moment = 1; moment < kept.length; moment++) {
      const store = await kept.killedAt(moment, random());
      const control = new Control();
      // At the step at which they came in the whole run; those that had been recorded are not given again.
      control.schedule(commands.map((command) => ({ step, command })));
      let experiment = await keptExperiment({ optimizer });
      const prepare = async () => (experiment = await keptExperiment({ optimizer }));
      const run = await resumeRun(store, whole.id, prepare, { process, control, checkpointEvery: 25 });
      const again = await lastValueFrom(run.events$.pipe(toArray()));
      expect(again.filter(({ type }) => type === 'differs')).toEqual([]);
      expect(parameterValues(experiment.network)).toEqual(whole.parameters);
      expect((await eventsIn(store, whole.id)).map(timeless)).toEqual(log);
    }
  });

  it.each([0, 30, 41, 60])('replayed from step %i proves itself at every checkpoint', async (from) => {
    const store = memoryStore();
    const { id, emitted } = await steered(store);
    const notes: string[] = [];
    const events = await lastValueFrom(
      replay(store, id, { prepare: () => keptExperiment(), note: (line) => notes.push(line), from }).pipe(
        toArray(),
      ),
    );
    expect(events.filter(({ type }) => type === 'differs')).toEqual([]);
    const losses = (all: readonly RunEvent[]) =>
      all.flatMap((event) => (event.type === 'progress' ? event.losses : []));
    expect(losses(events)).toEqual(losses(emitted).slice(from));
    const last = (await checkpointSteps(store, id)).at(-1);
    expect(notes.at(-1)).toBe(`parameters after ${last} steps are those of the checkpoint, bit for bit`);
  });

  it('paused, scaled and cut off there has its weights scaled once', async () => {
    const store = memoryStore();
    const control = new Control();
    const scale: RunCommand = { type: 'weightScale', layer: '2.linear', value: 2 };
    const run = await beginRun(store, await keptExperiment(), facts, {
      process,
      control,
      checkpointEvery: 25,
    });
    const watch = tap((event: RunEvent) => {
      if (event.type !== 'controlled') return;
      if (event.command === 'pause') control.send(scale);
      if (event.command === 'weightScale') setTimeout(() => run.interrupt());
    });
    control.send({ type: 'runTo', step: 30 });
    await lastValueFrom(run.events$.pipe(watch, toArray()));
    const again = await resumeRun(store, run.header.id, () => keptExperiment(), { process });
    await lastValueFrom(again.events$);

    const other = new Control();
    let experiment = await keptExperiment();
    const straight = await beginRun(memoryStore(), experiment, facts, { process, control: other });
    const sendThere = tap((event: RunEvent) => {
      if (event.type === 'controlled' && event.command === 'pause') {
        other.send(scale);
        other.send({ type: 'resume' });
      }
    });
    other.send({ type: 'runTo', step: 30 });
    await lastValueFrom(straight.events$.pipe(sendThere));
    const wanted = parameterValues(experiment.network);
    experiment = await keptExperiment();
    const { state } = await upTo(store, run.header.id, async () => experiment, { step: 90 });
    expect(state['parameters']).toEqual(wanted);
  });

  it('by a schedule killed at any moment goes on to the same bits, each command given once', async () => {
    const sent = await steered(memoryStore());
    const [{ step = NaN } = {}] = controlledIn(sent.emitted);
    const scheduled = commands.map((command) => ({ step, command }));
    const kept = journal();
    const control = new Control();
    control.schedule(scheduled);
    const first = await keptExperiment();
    const begun = await beginRun(kept.store, first, facts, { process, control, checkpointEvery: 25 });
    await lastValueFrom(begun.events$);
    const { id } = begun.header;
    const whole = parameterValues(first.network);
    expect(whole).toEqual(sent.parameters);
    const random = mulberry(3);
    for (let moment = 1; moment < kept.length; moment++) {
      const store = await kept.killedAt(moment, random());
      const again = new Control();
      again.schedule(scheduled);
      let experiment = await keptExperiment();
      const prepare = async () => (experiment = await keptExperiment());
      const run = await resumeRun(store, id, prepare, { process, control: again, checkpointEvery: 25 });
      const events = await lastValueFrom(run.events$.pipe(toArray()));
      expect(events.filter(({ type }) => type === 'differs')).toEqual([]);
      expect(controlledIn(events)).toHaveLength(commands.length);
      expect(parameterValues(experiment.network)).toEqual(whole);
    }
  });

  it('has a twin that keeps what was set, but for what the twin configures otherwise', async () => {
    const store = memoryStore();
    const { id, emitted } = await steered(store);
    const twin = async (given: object) => {
      const run = await forkRun(store, id, {
        at: 60,
        prepare: () => keptExperiment(),
        prepareFork: () => keptExperiment(given),
        facts,
        process,
      });
      const events = await lastValueFrom(run.events$.pipe(toArray()));
      return events.flatMap((event) => (event.type === 'progress' ? [event] : []));
    };
    const same = await twin({});
    const losses = (all: readonly RunEvent[]) =>
      all.flatMap((event) => (event.type === 'progress' ? event.losses : []));
    expect(losses(same)).toEqual(losses(emitted));
    const other = await twin({ batchSize: 20, learningRate: 0.1, optimizer: { type: 'adam', beta1: 0.8 } });
    expect(other.at(-1)?.learningRate).toBe(0.1);
    expect(losses(other).slice(0, 60)).toEqual(losses(emitted).slice(0, 60));
    expect(losses(other)).not.toEqual(losses(emitted));
  });
});
