import { RunState } from '@weir/core';
import { Control, parameterValues } from '@weir/nn';
import { lastValueFrom } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { smallExperiment, useBackend } from '../testing/experiment.ts';
import { followed } from './followed.ts';
import { MomentsFollower } from './momentsFollower.ts';
import { runningOf } from './running.ts';
import { training } from './training.ts';

beforeAll(useBackend);

describe('runningOf', () => {
  it('begins at no step, with what it was given', async () => {
    const experiment = await smallExperiment();
    const [control, moments] = [new Control(), new MomentsFollower()];
    const running = new RunState().within(() => runningOf(experiment, { control, moments }));
    expect(running).toMatchObject({ experiment, course: { value: { done: 0 } } });
    expect([running.control, running.moments]).toEqual([control, moments]);
    expect(running.clock.seconds).toBe(0);
  });

  it('stands where it stood when its state was saved: steps, parameters and running moments', async () => {
    const experiment = await smallExperiment({ steps: 7 });
    const state = new RunState();
    const first = state.within(() => runningOf(experiment, {}));
    await lastValueFrom(
      training(experiment, first.control, experiment.schedule).pipe(followed(first, () => {})),
    );
    const saved = structuredClone(state.save());
    const other = await smallExperiment({ steps: 7 });
    const again = new RunState(saved).within(() => runningOf(other, {}));
    expect(again.course.value).toEqual({ done: 7 });
    expect(parameterValues(other.network)).toEqual(parameterValues(experiment.network));
    expect(again.moments.network).toEqual(first.moments.network);
    expect(again.clock.seconds).toBeCloseTo(first.clock.seconds, 3);
  });
});
