import { RunState } from '@weir/core';
import type { RunEvaluated } from '@weir/core';
import { lastValueFrom, toArray } from 'rxjs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { smallExperiment, useBackend } from '../testing/experiment.ts';
import { conclusion } from './conclusion.ts';
import { EvaluationFeedback } from './evaluationFeedback.ts';
import { FindingInputs } from './findingInputs.ts';
import { runningOf } from './running.ts';

beforeAll(useBackend);

/** What follows so many steps, and how often the rules were told that nothing more comes. */
async function concluded(done: number, evaluate: boolean, given: object = {}) {
  // Without a batchNorm, whose statistics only a training has.
  const experiment = await smallExperiment({ model: [{ type: 'linear', out: 2 }], ...given });
  const { running, feedback } = new RunState().within(() => {
    const running = runningOf(experiment, {});
    return { running, feedback: new EvaluationFeedback(running) };
  });
  running.course.value = { done };
  feedback.after({ type: 'evaluated', step: 5, splits: { validation: { loss: -1 } } });
  const ruleInputs = new FindingInputs(experiment, running.moments, 2);
  const completed = vi.spyOn(ruleInputs, 'complete');
  const events: readonly RunEvaluated[] = await lastValueFrom(
    conclusion(running, feedback, ruleInputs, evaluate).pipe(toArray()),
  );
  expect(completed).toHaveBeenCalledOnce();
  return events;
}

describe('conclusion', () => {
  it('evaluates every split after the last step', async () => {
    const [evaluation, ...more] = await concluded(30, true);
    expect(evaluation).toMatchObject({ type: 'evaluated', step: 30 });
    expect(evaluation?.parametersOf).toBeUndefined();
    expect(Object.keys(evaluation?.splits ?? {})).toContain('train');
    expect(more).toEqual([]);
  });

  it('evaluates the parameters that early stopping kept, and says of which step they are', async () => {
    const [evaluation] = await concluded(30, true, { earlyStopping: { patience: 1 }, evaluateEvery: 10 });
    expect(evaluation).toMatchObject({ step: 30, parametersOf: 5 });
  });

  it('evaluates nothing where that is not wanted, or nothing was trained', async () => {
    expect(await concluded(30, false)).toEqual([]);
    expect(await concluded(0, true)).toEqual([]);
  });
});
