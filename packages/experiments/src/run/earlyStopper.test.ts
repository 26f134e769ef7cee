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
