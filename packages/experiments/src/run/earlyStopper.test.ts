import { RunState } from '@weir/core';
import { assignParameters, parameterValues } from '@weir/nn';
import { beforeAll, describe, expect, it } from 'vitest';
import { smallExperiment, useBackend } from '../testing/experiment.ts';
import { EarlyStopper } from './earlyStopper.ts';
import { MomentsFollower } from './momentsFollower.ts';

beforeAll(useBackend);

const options = { patience: 2, minDelta: 0.1 };

describe('EarlyStopper', () => {
  it('has enough when so many evaluations in a row have not improved by the least difference', async () => {
    const { network } = await smallExperiment();
    const stopper = new RunState().within(() => new EarlyStopper(network, new MomentsFollower(), options));
    const enough = [1, 0.95, 0.8, 0.79, 0.78].map((loss, at) => stopper.observe({ step: 10 * at, loss }));
    expect(enough).toEqual([false, false, false, false, true]);
    expect(stopper.best).toEqual({ step: 40, validationLoss: 0.78 });
    expect([stopper.hasObserved(40), stopper.hasObserved(30)]).toEqual([true, false]);
  });

  it('counts a loss that is just the difference below, or equal to the best, as no improvement', async () => {
    const { network } = await smallExperiment();
    const state = new RunState();
    const stopper = state.within(
      () => new EarlyStopper(network, new MomentsFollower(), { patience: 2, minDelta: 0.5 }),
    );
    expect([stopper.hasObserved(0), stopper.hasObserved(1), stopper.best]).toEqual([true, false, undefined]);
    expect([1, 0.5, 0.5].map((loss, step) => stopper.observe({ step, loss }))).toEqual([false, false, true]);
    expect(stopper.best).toEqual({ step: 1, validationLoss: 0.5 }); // the first of equals
    expect(Object.keys(state.save())).toEqual(['earlyStopping']); // as checkpoints of all versions have it
  });

  it('has enough of losses that are none, and leaves the network as it is', async () => {
    const { network } = await smallExperiment();
    const stopper = new RunState().within(() => new EarlyStopper(network, new MomentsFollower(), options));
    const before = parameterValues(network);
    expect([NaN, NaN].map((loss, step) => stopper.observe({ step, loss }))).toEqual([false, true]);
    stopper.conclude();
    expect(stopper.best).toBeUndefined();
    expect(parameterValues(network)).toEqual(before);
  });

  it('gives the network the parameters of the least loss back', async () => {
    const { network } = await smallExperiment();
    const best = parameterValues(network);
    const [name = '', first] = Object.entries(best)[0] ?? [];
    if (!first) throw new Error('a network has parameters');
    const stopper = new RunState().within(() => new EarlyStopper(network, new MomentsFollower(), options));
    stopper.observe({ step: 0, loss: 0.5 });
    assignParameters(network, { ...best, [name]: { ...first, values: first.values.map((x) => x + 1) } });
    stopper.observe({ step: 10, loss: 0.9 });
    stopper.conclude();
    expect(parameterValues(network)[name]).toEqual(first);
  });
});
