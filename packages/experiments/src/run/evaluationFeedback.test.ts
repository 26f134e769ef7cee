import { RunState } from '@weir/core';
import type { RunCommand, RunEvaluated } from '@weir/core';
import { assignParameters, parameterValues } from '@weir/nn';
import { lastValueFrom } from 'rxjs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { smallExperiment, useBackend } from '../testing/experiment.ts';
import { EvaluationFeedback } from './evaluationFeedback.ts';
import { runningOf } from './running.ts';

beforeAll(useBackend);

const evaluated = (step: number, loss?: number): RunEvaluated => ({
  type: 'evaluated',
  step,
  splits: { train: { loss: 9 }, ...(loss !== undefined && { validation: { loss } }) },
});

async function feedbackOf(given: object, done = 0) {
  // Without a batchNorm, whose statistics only a training has.
  const experiment = await smallExperiment({ model: [{ type: 'linear', out: 2 }], ...given });
  const running = new RunState().within(() => runningOf(experiment, {}));
  running.course.value = { done };
  const feedback = new RunState().within(() => new EvaluationFeedback(running));
  const sent: RunCommand[] = [];
  vi.spyOn(running.control, 'send').mockImplementation((command) => void sent.push(command));
  return { experiment, running, feedback, sent };
}
const stopping = { earlyStopping: { patience: 1 }, evaluateEvery: 10 };
const plateau = {
  learningRate: { type: 'reduceOnPlateau', initial: 0.4, factor: 0.5, patience: 0 },
  evaluateEvery: 10,
};

describe('EvaluationFeedback', () => {
  it('changes nothing of a run that does not depend on its evaluations', async () => {
    const { experiment, feedback, sent } = await feedbackOf({ learningRate: 0.1 });
    expect([feedback.isNeeded, feedback.best, feedback.schedule(7)]).toEqual([false, undefined, 0.1]);
    expect(feedback.after(evaluated(10, 5))).toEqual([]);
    const before = parameterValues(experiment.network);
    await lastValueFrom(feedback.conclusion$, { defaultValue: undefined });
    expect([sent, parameterValues(experiment.network)]).toEqual([[], before]);
  });

  it('lets the rate follow the validation loss, says so, and has the losses before it flushed first', async () => {
    const { feedback } = await feedbackOf(plateau);
    const flushed: number[] = [];
    feedback.rateChanged$.subscribe(() => flushed.push(1));
    expect(feedback.isNeeded).toBe(true);
    expect([feedback.after(evaluated(10, 1)), feedback.schedule(10)]).toEqual([[], 0.4]);
    expect(feedback.after(evaluated(20, 1))).toEqual([
      { type: 'rateChanged', step: 20, from: 0.4, learningRate: 0.2, loss: 1 },
    ]);
    expect([feedback.schedule(20), flushed]).toEqual([0.2, [1]]);
    expect(feedback.after(evaluated(30))).toEqual([]);
  });

  it('says nothing of a rate that does not come to hold, as another was set by hand', async () => {
    const { running, feedback } = await feedbackOf(plateau);
    feedback.after(evaluated(10, 1));
    vi.spyOn(running.control, 'learningRate', 'get').mockReturnValue(0.3);
    expect(feedback.after(evaluated(20, 1))).toEqual([]);
  });

  it('stops a run whose validation loss no longer falls', async () => {
    const { running, feedback, sent } = await feedbackOf(stopping);
    expect(feedback.isNeeded).toBe(true);
    feedback.after(evaluated(10, 1));
    expect([sent, running.course.value]).toEqual([[], { done: 0 }]);
    feedback.after(evaluated(20, 1));
    expect([sent, running.course.value]).toEqual([[{ type: 'stop' }], { done: 0, stoppedEarly: true }]);
    expect(feedback.best).toEqual({ step: 10, validationLoss: 1 });
  });

  it('gives the network its best parameters back, and looks at those of the last step too', async () => {
    const { experiment, feedback } = await feedbackOf(stopping, 15);
    const { network } = experiment;
    const best = parameterValues(network);
    feedback.after(evaluated(10, -1));
    assignParameters(
      network,
      Object.fromEntries(
        Object.entries(best).map(([name, { shape, values }]) => [
          name,
          { shape, values: values.map(() => 2) },
        ]),
      ),
    );
    await lastValueFrom(feedback.conclusion$, { defaultValue: undefined });
    expect(parameterValues(network)).toEqual(best);
    expect(feedback.best).toEqual({ step: 10, validationLoss: -1 });

    const last = await feedbackOf(stopping, 15);
    last.feedback.after(evaluated(10, 1e9));
    await lastValueFrom(last.feedback.conclusion$, { defaultValue: undefined });
    expect(last.feedback.best?.step).toBe(15);
  });
});
