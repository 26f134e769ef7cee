import { ready, setBackend } from '@tensorflow/tfjs-core';
import { stepOf } from '@weir/core';
import type { RunEvent, Snapshot } from '@weir/core';
import { isolateDiagnostic } from '@weir/diagnostics';
import { ReportBuilder } from '@weir/experiments';
import type { Experiment } from '@weir/experiments';
import { Control, parameterValues } from '@weir/nn';
import { Observable, identity, lastValueFrom, map, tap, toArray } from 'rxjs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { checkpointPath, checkpointSteps } from '../checkpoint/checkpoint.ts';
import { readLog } from '../record/readLog.ts';
import { logPath } from '../record/runHeader.ts';
import { memoryStore } from '../store/memoryStore.ts';
import type { RunStore } from '../store/runStore.ts';
import { FullStoreError } from '../store/storeErrors.ts';
import { journal } from '../testing/journal.ts';
import { facts, keptExperiment, process } from '../testing/keptExperiment.ts';
import { mulberry } from '../testing/mulberry.ts';
import { beginRun, resumeRun } from './runs.ts';
import { eventsOf } from './resumePoint.ts';
import { timeless } from './timeDependent.ts';

beforeAll(async () => {
  await setBackend('simd');
  await ready();
});

interface Outcome {
  readonly id: string;
  readonly emitted: readonly RunEvent[];
  readonly parameters: unknown;
  readonly report: unknown;
}

const commanding = (control: Control) =>
  tap((event: RunEvent) => {
    // Steps 0 … 30 have had their turn when this is emitted.
    if (event.type === 'progress' && event.from + event.losses.length === 41)
      control.send({ type: 'learningRate', value: 0.002 });
  });

async function ran(
  store: RunStore,
  options: { checkpointEvery?: number } = {},
  given: object = {},
): Promise<Outcome> {
  const experiment = await keptExperiment(given);
  const control = new Control();
  const run = await beginRun(store, experiment, facts, { process, control, checkpointEvery: 25, ...options });
  const emitted = await lastValueFrom(run.events$.pipe(commanding(control), toArray()));
  return {
    id: run.header.id,
    emitted,
    parameters: parameterValues(experiment.network),
    report: reportOf(emitted),
  };
}

async function resumed(
  store: RunStore,
  id: string,
  given: object = {},
  change: (experiment: Experiment) => Experiment = (experiment) => experiment,
): Promise<Outcome & { readonly notes: readonly string[] }> {
  let experiment = await keptExperiment(given);
  const notes: string[] = [];
  const control = new Control();
  const prepare = async () => (experiment = change(await keptExperiment(given)));
  const isGiven = (await logged(store, id)).some((event) => (event as RunEvent).type === 'controlled');
  const run = await resumeRun(store, id, prepare, {
    process,
    control,
    checkpointEvery: 25,
    note: (line) => notes.push(line),
  });
  const emitted = await lastValueFrom(run.events$.pipe(isGiven ? identity : commanding(control), toArray()));
  return { id, emitted, parameters: parameterValues(experiment.network), report: reportOf(emitted), notes };
}

const logged = async (store: RunStore, id: string) =>
  eventsOf((await readLog(store, id)).records).map(timeless);
const exact = (events: readonly RunEvent[]) => events.map(timeless);

function reportOf(events: readonly RunEvent[]): unknown {
  const builder = new ReportBuilder(10);
  for (const event of events) builder.add(event);
  const { timing: _, ...report } = builder.report();
  return report;
}

describe('a run that is kept', () => {
  it('has in its log what it emitted', async () => {
    const store = memoryStore();
    const { id, emitted } = await ran(store);
    expect(await logged(store, id)).toEqual(exact(emitted));
    expect(await checkpointSteps(store, id)).toContain(90);
    expect(await store.list(id)).toEqual(['checkpoints', 'header.json', 'log']);
    expect(await store.holder(`${id}/lock`)).toBeUndefined();
  });

  it('killed at any moment goes on to the same log, report and parameters, bit for bit', async () => {
    const kept = journal();
    const whole = await ran(kept.store);
    const { id } = whole;
    const log = await logged(kept.store, id);
    const random = mulberry(5);
    // The first operation is the header's.
    for (let at = 1; at < kept.length; at++) {
      const store = await kept.killedAt(at, random());
      const again = await resumed(store, id);
      // Where the log ends between step 41 and the command that came after it, it is given again, and waits for that step.
      const waits = 'learningRate takes effect after step 41, up to which recorded steps are computed again';
      expect(again.notes.filter((note) => note !== waits)).toEqual([]);
      expect(again.emitted.filter(({ type }) => type === 'differs')).toEqual([]);
      expect(again.parameters).toEqual(whole.parameters);
      expect(await logged(store, id)).toEqual(log);
      expect(again.report).toEqual(whole.report);
    }
  });

  it('names step and place of the first difference, when what is computed again is not what is recorded', async () => {
    const kept = journal();
    const { id } = await ran(kept.store, { checkpointEvery: 1000 });
    const store = await kept.killedAt(kept.length - 3, 1);
    const other = await resumed(store, id, {}, (experiment) => ({ ...experiment, schedule: () => 0.02 }));
    const [differs] = other.emitted.filter(({ type }) => type === 'differs');
    expect(differs).toMatchObject({
      type: 'differs',
      step: 0,
      what: expect.stringMatching(/^measurement (updateRatio|trace): /) as string,
    });
  });

  it('takes a command that comes while recorded steps are computed again behind them, and calls it no difference', async () => {
    const store = memoryStore();
    const { id } = await ran(store, { checkpointEvery: 1000 });
    const { records } = await readLog(store, id);
    const cut = records.find(({ record }) => record.type === 'event' && stepOf(record.event) > 70);
    await store.truncate(logPath(id), cut?.end.bytes ?? 0);
    await store.remove(checkpointPath(id, 90));
    const before = await logged(store, id);
    const last = Math.max(...before.map((event) => stepOf(event as RunEvent)));
    expect(last).toBeGreaterThan(60);
    const control = new Control();
    const notes: string[] = [];
    const note = (line: string) => notes.push(line);
    const run = await resumeRun(store, id, () => keptExperiment(), {
      process,
      control,
      note,
      progressEvery: 5,
    });
    control.send({ type: 'pause' });
    control.send({ type: 'resume' });
    const rate = tap((event: RunEvent) => {
      if (event.type === 'progress' && event.from === 21) control.send({ type: 'learningRate', value: 0.5 });
    });
    const emitted = await lastValueFrom(run.events$.pipe(rate, toArray()));
    expect(emitted.filter(({ type }) => type === 'differs')).toEqual([]);
    const commands = emitted.filter((event) => event.type === 'controlled' && event.step > last);
    expect(commands).toMatchObject(
      ['pause', 'resume', 'learningRate'].map((command) => ({ command, step: last + 1 })),
    );
    expect(notes).toContain(
      `pause takes effect after step ${last}, up to which recorded steps are computed again`,
    );
    const log = await logged(store, id);
    expect(log.slice(0, before.length)).toEqual(before);
    expect(log).toEqual(expect.arrayContaining(exact(commands)));
  });

  it('of which a diagnostic emits what no log can hold says which, and trains on to the same parameters', async () => {
    const odd = isolateDiagnostic(
      'odd',
      map(({ step }: Snapshot) => ({ step: BigInt(step) })),
    );
    const withOdd = (experiment: Experiment): Experiment => ({
      ...experiment,
      watchers: [...experiment.watchers, odd],
    });
    const store = memoryStore();
    const plain = await ran(store);
    const experiment = withOdd(await keptExperiment());
    const control = new Control();
    const run = await beginRun(store, experiment, facts, { process, control, checkpointEvery: 25 });
    const emitted = await lastValueFrom(run.events$.pipe(commanding(control), toArray()));
    const failures = emitted.filter(({ type }) => type === 'diagnosticFailed');
    expect(failures).toMatchObject(
      [0, 1, 2].map((step) => ({ diagnostic: 'odd', step, dropped: step === 2 })),
    );
    expect(parameterValues(experiment.network)).toEqual(plain.parameters);
    expect(await logged(store, run.header.id)).toEqual(exact(emitted));
  });

  it('is resumed from the checkpoint before, when the newest is damaged', async () => {
    const store = memoryStore();
    const whole = await ran(store);
    const { id } = whole;
    const damaged = await store.read(checkpointPath(id, 90));
    damaged[damaged.length - 5] = (damaged[damaged.length - 5] ?? 0) ^ 1;
    await store.put(checkpointPath(id, 90), damaged);
    const again = await resumed(store, id);
    expect(again.notes).toHaveLength(1);
    expect(again.notes[0]).toMatch(/hash .*; an older checkpoint is taken/);
    expect(again.parameters).toEqual(whole.parameters);
    expect(await logged(store, id)).toEqual(exact(whole.emitted));
  });

  it('interrupted leaves a checkpoint and goes on from it', async () => {
    const whole = await ran(memoryStore());
    const store = memoryStore();
    const control = new Control();
    const run = await beginRun(store, await keptExperiment(), facts, { process, control });
    const emitted: RunEvent[] = [];
    await lastValueFrom(
      run.events$.pipe(
        commanding(control),
        tap((event) => {
          emitted.push(event);
          if (event.type === 'progress' && event.from === 61) setTimeout(() => run.interrupt());
        }),
      ),
    );
    expect(run.interrupted).toBe(true);
    expect(emitted.some(({ type }) => type === 'finished')).toBe(false);
    const { records } = await readLog(store, run.header.id);
    expect(records.map(({ record }) => record.type)).toContain('interrupted');
    const again = await resumed(store, run.header.id);
    expect(exact(again.emitted)).toEqual(exact(whole.emitted));
    expect(again.parameters).toEqual(whole.parameters);
  });

  it('says where it is taken up: at its checkpoint, with what is recorded behind it; one that begins has no past', async () => {
    const store = memoryStore();
    const begun = await beginRun(store, await keptExperiment(), facts, { process, checkpointEvery: 25 });
    expect(begun.takenUp).toBeUndefined();
    await lastValueFrom(begun.events$);
    const { id } = begun.header;
    await store.remove(checkpointPath(id, 90));
    const again = async () => {
      const run = await resumeRun(store, id, () => keptExperiment(), { process });
      run.events$.subscribe().unsubscribe(); // gives it back
      await vi.waitFor(async () => expect(await store.holder(`${id}/lock`)).toBeUndefined());
      return run.takenUp;
    };
    const from75 = await again();
    expect(from75).toMatchObject({ from: 75, recorded: 90 });
    expect(from75?.seconds).toBeGreaterThan(0);
    for (const step of await checkpointSteps(store, id)) await store.remove(checkpointPath(id, step));
    expect(await again()).toEqual({ from: 0, seconds: 0, recorded: 90 });
  });

  it('is held by one process alone', async () => {
    const store = memoryStore();
    const run = await beginRun(store, await keptExperiment(), facts, { process });
    await expect(resumeRun(store, run.header.id, () => keptExperiment(), { process })).rejects.toThrow(
      'must be held by nobody',
    );
  });

  it('is refused other data than it began with', async () => {
    const store = memoryStore();
    const { id } = await ran(store);
    const other = { data: { type: 'names', corpus: 'given-names', contextLength: 4 } };
    await expect(resumed(store, id, other)).rejects.toThrow('data must have the checksum');
  });

  it('waits while there is no room, loses nothing, and says so', async () => {
    const inner = memoryStore();
    const notes: string[] = [];
    let failures = 0;
    const store: RunStore = {
      ...inner,
      async append(path, bytes) {
        if (path.endsWith('log') && failures < 3 && ((await inner.size(path)) ?? 0) > 0) {
          failures++;
          await inner.append(path, bytes.subarray(0, bytes.length >> 1));
          throw new FullStoreError('memory');
        }
        return inner.append(path, bytes);
      },
    };
    const experiment = await keptExperiment();
    const run = await beginRun(store, experiment, facts, {
      process,
      checkpointEvery: 10,
      note: (line) => notes.push(line),
    });
    const emitted = await lastValueFrom(run.events$.pipe(toArray()));
    expect(failures).toBe(3);
    expect(notes).toEqual([
      'no room left in memory: the run waits until there is',
      'there is room again: the run goes on',
      expect.stringMatching(/^checkpoints after .* are kept; removed were those after /),
    ]);
    expect(await logged(store, run.header.id)).toEqual(exact(emitted));
    expect(emitted.at(-1)?.type).toBe('finished');
  });

  it('that is interrupted while there is no room says that it waits, and is whole once there is', async () => {
    const inner = memoryStore();
    const notes: string[] = [];
    let isFull = false;
    const append: RunStore['append'] = (path, bytes) =>
      isFull && path.endsWith('log')
        ? Promise.reject(new FullStoreError('memory'))
        : inner.append(path, bytes);
    const store: RunStore = { ...inner, append };
    const run = await beginRun(store, await keptExperiment(), facts, {
      process,
      checkpointEvery: 10,
      note: (line) => {
        notes.push(line);
        if (line.startsWith('no room left in memory: the run waits')) setTimeout(() => run.interrupt());
        if (line.startsWith('no room left in memory: the run ends')) isFull = false;
      },
    });
    await lastValueFrom(
      run.events$.pipe(tap((event) => (isFull ||= event.type === 'progress' && notes.length === 0))),
    );
    expect(notes.slice(0, 3)).toEqual([
      'no room left in memory: the run waits until there is',
      'no room left in memory: the run ends once that is mended; ended at once, it can go on from its last checkpoint',
      'there is room again: the run ends',
    ]);
    const { records } = await readLog(store, run.header.id);
    expect(records.map(({ record }) => record.type)).toContain('interrupted');
  });

  it('with a rate of NaN losses, infinities and −0 gets them back from its log', async () => {
    const store = memoryStore();
    const values = [NaN, Infinity, -Infinity, -0, 5e-324];
    const source = new Observable<RunEvent>((subscriber) => {
      subscriber.next({ type: 'progress', from: 0, losses: values, learningRate: -0, seconds: NaN });
      subscriber.complete();
    });
    const { LogWriter } = await import('../record/logWriter.ts');
    const writer = new LogWriter(store, 'a', { bytes: 0, records: 0 });
    await lastValueFrom(source.pipe(tap((event) => writer.append({ type: 'event', event }))));
    await writer.flush();
    const [event] = eventsOf((await readLog(store, 'a')).records);
    expect(event).toEqual({ type: 'progress', from: 0, losses: values, learningRate: -0, seconds: NaN });
    expect(await store.size(logPath('a'))).toBeGreaterThan(0);
  });
});
