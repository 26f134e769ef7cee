import { ready, setBackend } from '@tensorflow/tfjs-core';
import { evaluate, forEvaluation, networkMomentsOf, parameterValues } from '@weir/nn';
import { lastValueFrom } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkpointSteps, readCheckpoint } from '../checkpoint/checkpoint.ts';
import { memoryStore } from '../store/memoryStore.ts';
import { facts, keptExperiment, process } from '../testing/keptExperiment.ts';
import { conclusion } from './conclusion.ts';
import { beginRun } from './runs.ts';
import { lastEvaluation, readRun } from './summary.ts';
import { upTo } from './upTo.ts';

beforeAll(async () => {
  await setBackend('simd');
  await ready();
});

async function ran(given: object) {
  const store = memoryStore();
  const experiment = await keptExperiment(given);
  const run = await beginRun(store, experiment, facts, { process });
  await lastValueFrom(run.events$);
  const { events } = await readRun(store, run.header.id);
  return { store, id: run.header.id, events, left: parameterValues(experiment.network) };
}

/** One that gets worse, so that the best parameters are early ones. */
const worsening = { learningRate: 1, evaluateEvery: 10, diagnostics: [] };

describe.each([
  ['that early stopping ended', { ...worsening, steps: 300, earlyStopping: { patience: 3 } }],
  [
    'that did all its steps under early stopping',
    { ...worsening, steps: 95, earlyStopping: { patience: 50 } },
  ],
])('a run %s', (_, given) => {
  it('is taken as it ended: with its best parameters and their moments, which evaluate as its log has it', async () => {
    const { store, id, events, left } = await ran(given);
    const said = lastEvaluation(events);
    const moment = await upTo(store, id, () => keptExperiment(given));
    expect(moment.parametersOf).toBe(said?.parametersOf);
    expect(moment.parametersOf).toBeLessThan(moment.step);
    expect(parameterValues(moment.experiment.network)).toEqual(left);
    expect(moment.state['parameters']).toEqual(left);
    const moments = networkMomentsOf(moment.state['moments'] as Parameters<typeof networkMomentsOf>[0]);
    const { network, loss, data } = moment.experiment;
    expect(evaluate(forEvaluation(network, moments), loss, data.validation)).toEqual(
      said?.splits['validation'],
    );
  });

  it('is, asked for its last step, as it was then', async () => {
    const { store, id, left } = await ran(given);
    const [last = -1] = (await checkpointSteps(store, id)).slice(-1);
    const { step, parametersOf, experiment } = await upTo(store, id, () => keptExperiment(given), {
      step: last,
    });
    expect([step, parametersOf]).toEqual([last, undefined]);
    const { state } = await readCheckpoint(store, id, last);
    expect(parameterValues(experiment.network)).toEqual(state['parameters']);
    expect(parameterValues(experiment.network)).not.toEqual(left);
  });
});

it('a run without early stopping, or whose last parameters are its best, is taken as its last step left it', async () => {
  for (const given of [{}, { evaluateEvery: 30, earlyStopping: { patience: 9 }, steps: 60 }]) {
    const { store, id, events, left } = await ran(given);
    const [last = -1] = (await checkpointSteps(store, id)).slice(-1);
    expect(conclusion(await readCheckpoint(store, id, last), events)).toBeUndefined();
    const { experiment } = await upTo(store, id, () => keptExperiment(given));
    expect(parameterValues(experiment.network)).toEqual(left);
  }
});
