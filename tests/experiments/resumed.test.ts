import '@tensorflow/tfjs';
import '@weir/backend-simd';
import { ready, setBackend } from '@tensorflow/tfjs-core';
import { RunState } from '@weir/core';
import type { RunEvent, SavedState } from '@weir/core';
import { diagnosticKinds, ruleKinds } from '@weir/diagnostics';
import { experimentOf, loadData, parseConfiguration, runExperiment } from '@weir/experiments';
import type { Experiment } from '@weir/experiments';
import { Control, parameterValues } from '@weir/nn';
import { lastValueFrom, tap, toArray } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';

const steps = 60;

/** Dropout, BatchNorm, sampling by epoch, an evaluation on the way, every diagnostic and every rule. */
async function experiment(given: object = {}): Promise<Experiment> {
  const configuration = parseConfiguration({
    steps,
    seed: 7,
    data: { type: 'names', corpus: 'given-names', contextLength: 3 },
    model: [
      { type: 'embedding', dim: 4 },
      { type: 'flatten' },
      { type: 'linear', out: 12, bias: false, init: { type: 'kaimingNormal', gain: 3 } },
      { type: 'batchNorm', momentum: 0.01 },
      { type: 'tanh' },
      { type: 'dropout', rate: 0.2 },
      { type: 'linear', out: 12 },
      { type: 'relu' },
      { type: 'linear', out: 27 },
    ],
    batchSize: 20,
    sampling: 'epoch',
    evaluateEvery: 25,
    learningRate: { type: 'cosine', initial: 0.5, steps },
    diagnostics: diagnosticKinds.map(({ type }) => ({
      type,
      every: 7,
      ...(type === 'inputShift' && { over: 3 }),
      ...(type === 'deadUnits' && { over: 3 }),
      ...(type === 'trace' && { steps: [0, 30, 50], every: 1 }),
      ...(type === 'runningMoments' && { momentum: 'cumulative' }),
      ...(type === 'jitter' && { examples: 2, batches: 2 }),
    })),
    ...given,
  });
  const made = await experimentOf(configuration, await loadData(configuration));
  // Rules that look at every third step have more to remember.
  const rules = ruleKinds.map((kind) => ({ kind: { ...kind, defaultEvery: 3 }, options: {} }));
  return { ...made, rules } as Experiment; // each kind's options are its own
}

/** What a seed fixes of an event. */
const exact = (event: RunEvent): unknown => ('seconds' in event ? { ...event, seconds: 0 } : event);

interface Ended {
  readonly events: readonly unknown[];
  readonly parameters: unknown;
  readonly state: SavedState;
}

async function run(
  made: Experiment,
  state: RunState,
  each?: (done: number, events: readonly RunEvent[]) => void,
): Promise<Ended> {
  const control = new Control();
  const events: RunEvent[] = [];
  let last: SavedState = {};
  const afterStep = (done: number) => {
    if (done === 20) control.send({ type: 'learningRate', value: 0.03 });
    if (done === steps) last = state.save();
    each?.(done, events);
  };
  await lastValueFrom(
    runExperiment(made, { control, state, afterStep }).pipe(
      tap((event) => events.push(event)),
      toArray(),
    ),
  );
  return { events: events.map(exact), parameters: parameterValues(made.network), state: last };
}

/** Runs undisturbed, saving on the way, and from each save anew. */
async function compared(given: object, saveAt: readonly number[]) {
  const saves: { readonly done: number; readonly emitted: number; readonly saved: string }[] = [];
  const state = new RunState();
  const whole = await run(await experiment(given), state, (done, events) => {
    if (saveAt.includes(done)) saves.push({ done, emitted: events.length, saved: serialised(state.save()) });
  });
  const resumed = [];
  for (const { emitted, saved } of saves) {
    const again = await run(await experiment(given), new RunState(parsed(saved)));
    resumed.push({ again, events: whole.events.slice(emitted) });
  }
  return { whole, resumed };
}

/** As a checkpoint has it: typed arrays and numbers that JSON does not know survive. */
const serialised = (state: SavedState): string =>
  JSON.stringify(state, (_, value: unknown) => {
    if (value instanceof Float32Array || value instanceof Float64Array || value instanceof Int32Array)
      return { typed: value.constructor.name, values: Array.from(value, special) };
    return typeof value === 'number' ? special(value) : value;
  });
const special = (value: number): unknown =>
  Number.isFinite(value) && !Object.is(value, -0)
    ? value
    : { special: Object.is(value, -0) ? '-0' : String(value) };
const parsed = (text: string): SavedState =>
  JSON.parse(text, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if ('special' in value) return Number(value.special);
    if (!('typed' in value && 'values' in value)) return value;
    const Kind = { Float32Array, Float64Array, Int32Array }[value.typed as 'Float32Array'];
    return Kind.from(value.values as number[]);
  }) as SavedState;

beforeAll(async () => {
  await setBackend('simd');
  await ready();
});

describe('a run that goes on from what was saved', () => {
  it('tells what the undisturbed one tells, with every diagnostic and every rule that there is, from whatever step', async () => {
    const saveAt = [1, 2, 7, 13, 20, 21, 26, 37, 44, 59, 60];
    const { whole, resumed } = await compared({}, saveAt);
    expect(resumed).toHaveLength(saveAt.length);
    expect(whole.events.filter((event) => (event as RunEvent).type === 'diagnosticFailed')).toEqual([]);
    expect(new Set(whole.events.map((event) => (event as RunEvent).type))).toContain('finding');
    for (const { again, events } of resumed) {
      expect(again.events).toEqual(events);
      expect(again.parameters).toEqual(whole.parameters);
      if (again.state['course']) expect(withoutTime(again.state)).toEqual(withoutTime(whole.state));
    }
  });

  it.each([
    { type: 'sgd', momentum: 0.9, nesterov: true },
    { type: 'rmsProp', momentum: 0.5, centered: true },
    { type: 'adam' },
    { type: 'adamW' },
    { type: 'adagrad', learningRateDecay: 0.01 },
  ])('has the parameters of the undisturbed one bit for bit with $type', async (optimizer) => {
    const given = { optimizer, diagnostics: [], learningRate: 0.01, sampling: 'replacement' };
    const { whole, resumed } = await compared(given, [3, 31]);
    for (const { again, events } of resumed) {
      expect(again.events).toEqual(events);
      expect(again.parameters).toEqual(whole.parameters);
    }
  });
});

const withoutTime = ({ seconds: _, ...state }: SavedState): SavedState => state;
