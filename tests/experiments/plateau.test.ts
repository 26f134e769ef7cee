import '@weir/backend-simd';
import { setBackend } from '@tensorflow/tfjs-core';
import { RunState } from '@weir/core';
import type { RunEvent, SavedState } from '@weir/core';
import { names as namesOf, xor } from '@weir/data';
import {
  MomentsFollower,
  ReportBuilder,
  experimentOf,
  parseConfiguration,
  runExperiment,
} from '@weir/experiments';
import { Control, evaluate, forEvaluation, parameterValues } from '@weir/nn';
import { lastValueFrom, tap, toArray } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';

beforeAll(() => setBackend('simd'));

// Few words, and a network that knows them by heart soon: its validation loss falls, then rises.
const data = namesOf(
  Array.from(
    'abcdefghijklmnopqrst',
    (c, at) => `${c}${'nai'.slice(at % 3)}${'lo'.repeat(1 + (at % 2))}`,
  ).join('\n'),
);
const base = {
  model: [
    { type: 'embedding', dim: 8 },
    { type: 'flatten' },
    { type: 'linear', out: 40 },
    { type: 'batchNorm' },
    { type: 'tanh' },
    { type: 'linear', out: data.classes ?? 0 },
  ],
  optimizer: { type: 'adam' },
  learningRate: 0.02,
  batchSize: 16,
  steps: 300,
  evaluateEvery: 10,
  diagnostics: [],
  health: { without: [] },
};

interface Ended {
  readonly events: readonly RunEvent[];
  readonly parameters: unknown;
  /** Of the validation split by the parameters and moments that the run leaves. */
  readonly loss: number;
  readonly saves: ReadonlyMap<number, { readonly saved: SavedState; readonly emitted: number }>;
}

async function run(given: object, from?: SavedState): Promise<Ended> {
  const experiment = experimentOf(parseConfiguration({ ...base, ...given }), data);
  const moments = new MomentsFollower();
  const state = new RunState(from);
  const saves = new Map<number, { saved: SavedState; emitted: number }>();
  const events: RunEvent[] = [];
  const control = new Control();
  await lastValueFrom(
    runExperiment(experiment, {
      moments,
      state,
      control,
      afterStep: (done) => saves.set(done, { saved: structuredClone(state.save()), emitted: events.length }),
    }).pipe(
      tap((event) => events.push(event)),
      toArray(),
    ),
  );
  const { loss } = evaluate(
    forEvaluation(experiment.network, moments.network),
    experiment.loss,
    experiment.data.validation,
  );
  return { events, parameters: parameterValues(experiment.network), loss, saves };
}

const of = <Type extends RunEvent['type']>(events: readonly RunEvent[], type: Type) =>
  events.filter((event): event is Extract<RunEvent, { type: Type }> => event.type === type);
const exact = (event: RunEvent): unknown => ('seconds' in event ? { ...event, seconds: 0 } : event);

describe('early stopping', () => {
  it('ends when the validation loss no longer falls, and evaluates and leaves the best parameters and moments', async () => {
    const { events, loss } = await run({ earlyStopping: { patience: 3 } });
    const evaluations = of(events, 'evaluated');
    const onTheWay = evaluations
      .slice(0, -1)
      .map(({ step, splits }) => [step, splits['validation']?.loss ?? NaN] as const);
    const [bestStep, bestLoss] = onTheWay.reduce((best, next) => (next[1] < best[1] ? next : best));
    const [finished] = of(events, 'finished');
    expect(finished).toMatchObject({
      reason: 'earlyStopping',
      steps: bestStep + 30,
      best: { step: bestStep, validationLoss: bestLoss },
    });
    expect(evaluations.at(-1)).toMatchObject({ step: bestStep + 30, parametersOf: bestStep });
    expect(evaluations.at(-1)?.splits['validation']?.loss).toBe(bestLoss);
    expect(loss).toBe(bestLoss);
    const builder = new ReportBuilder(10);
    events.forEach((event) => builder.add(event));
    expect(builder.report().ending).toEqual({
      steps: bestStep + 30,
      reason: 'earlyStopping',
      best: { step: bestStep, validationLoss: bestLoss },
    });
    expect(builder.report().evaluation['validation']?.loss).toBe(bestLoss);
  });

  it('keeps the best parameters where patience outlasts the run, the last ones too if they are', async () => {
    const late = await run({ earlyStopping: { patience: 1000 }, steps: 200 });
    const [finished] = of(late.events, 'finished');
    expect(finished).toMatchObject({ reason: 'completed', steps: 200 });
    expect(finished?.best?.step).toBeLessThan(200);
    expect(late.loss).toBe(finished?.best?.validationLoss);
    // 25 steps: the newest evaluation is of 20, and the loss still falls.
    const soon = await run({ earlyStopping: {}, steps: 25, learningRate: 0.001 });
    expect(of(soon.events, 'finished')[0]?.best).toEqual({ step: 25, validationLoss: soon.loss });
    expect(of(soon.events, 'evaluated').at(-1)).not.toHaveProperty('parametersOf');
  });

  it('counts what falls by less than minDelta as no improvement', async () => {
    const { events } = await run({ earlyStopping: { patience: 2, minDelta: 100 } });
    expect(of(events, 'finished')[0]).toMatchObject({ reason: 'earlyStopping', steps: 30 });
  });

  it.each([7, 20, 40, -10, -1, 0])(
    'resumed from step %i (of the end, where below 1) goes on bit for bit',
    async (at) => {
      const given = { earlyStopping: { patience: 3 } };
      const whole = await run(given);
      const end = of(whole.events, 'finished')[0]?.steps ?? NaN;
      const save = whole.saves.get(at > 0 ? at : end + at);
      const again = await run(given, save?.saved);
      expect(again.events.map(exact)).toEqual(whole.events.slice(save?.emitted).map(exact));
      expect(again.parameters).toEqual(whole.parameters);
      expect(again.loss).toBe(whole.loss);
    },
  );
});

describe('reduceOnPlateau', () => {
  const given = {
    learningRate: { type: 'reduceOnPlateau', initial: 0.02, factor: 0.5, patience: 1 },
    steps: 150,
  };

  it('lowers the rate of the steps that follow an evaluation, and tells of it', async () => {
    const { events } = await run(given);
    const changes = of(events, 'rateChanged');
    expect(changes.length).toBeGreaterThan(1);
    changes.forEach(({ step, from, learningRate }, at) => {
      expect(step % 10).toBe(0);
      expect(from).toBe(0.02 * 0.5 ** at);
      expect(learningRate).toBe(0.02 * 0.5 ** (at + 1));
    });
    for (const { from, losses, learningRate } of of(events, 'progress')) {
      // No progress event spans a change, so each tells the rate of all its steps.
      for (const step of [from, from + losses.length - 1])
        expect(learningRate).toBe(changes.findLast((change) => change.step <= step)?.learningRate ?? 0.02);
    }
    const builder = new ReportBuilder(10);
    events.forEach((event) => builder.add(event));
    expect(builder.report().rateChanges).toHaveLength(changes.length);
  });

  it.each([11, 60, 100])('resumed from step %i goes on bit for bit', async (at) => {
    const whole = await run(given);
    const save = whole.saves.get(at);
    const again = await run(given, save?.saved);
    expect(again.events.map(exact)).toEqual(whole.events.slice(save?.emitted).map(exact));
    expect(again.parameters).toEqual(whole.parameters);
  });

  it.each([
    [
      given,
      /^learningRate must stand beside evaluateEvery, .* got no evaluateEvery; add "evaluateEvery": 100/m,
    ],
    [{ earlyStopping: {} }, /^earlyStopping must stand beside evaluateEvery, .* got no evaluateEvery/m],
    [
      { earlyStopping: { patience: 0 }, evaluateEvery: 1 },
      /^earlyStopping\.patience must be .*at least 1.*, got 0/m,
    ],
    [
      { earlyStopping: { wait: 1 }, evaluateEvery: 1 },
      /^earlyStopping\.wait must be a key of earlyStopping/m,
    ],
  ])('and early stopping are refused what they cannot go by: %j', (config, message) => {
    const { evaluateEvery: _, ...rest } = base;
    expect(() => parseConfiguration({ ...rest, ...config })).toThrow(message);
  });

  it('and early stopping are refused data without examples to validate on', () => {
    const points = { ...xor('classes'), validation: { ...xor('classes').train, size: 0 } };
    const model = [{ type: 'linear', out: 2 }];
    const config = { ...base, model, batchSize: 2, earlyStopping: {} };
    expect(() => experimentOf(parseConfiguration(config), points)).toThrow(
      'earlyStopping must be given data with examples to validate on',
    );
  });
});
