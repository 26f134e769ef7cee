import { torchGenerator } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { linear } from '../layers/linear.ts';
import { crossEntropy } from '../losses/crossEntropy.ts';
import { sgd } from '../optimizers/sgd.ts';
import { vectors } from '../testing/examples.ts';
import { expectNothingStays, onCpu } from '../testing/onCpu.ts';
import { backward } from './backward.ts';
import { Control } from './control.ts';
import type { AppliedCommand } from './control.ts';
import { descend } from './descend.ts';
import { minibatches } from './minibatches.ts';

beforeAll(onCpu);

/** Long enough for what must not happen, had it been about to. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 15));

/** Waits for what must happen, however slow the machine. */
const until = (reached: () => boolean) => vi.waitUntil(reached, { timeout: 10_000, interval: 1 });

/** A run that yields after every step, with what it has shown so far. */
function controlled(control: Control) {
  const rng = torchGenerator(1);
  const snapshots: Snapshot[] = [];
  let completed = false;
  const subscription = minibatches(vectors(16, 4), { size: 4, rng, control, timeSlice: 0 })
    .pipe(
      linear(4, 2, { rng }),
      crossEntropy(),
      backward(),
      descend(sgd(), (step) => control.learningRate ?? 1 / (step + 1)),
    )
    .subscribe({ next: (snapshot) => snapshots.push(snapshot), complete: () => (completed = true) });
  return {
    snapshots,
    get completed() {
      return completed;
    },
    subscription,
  };
}

describe('control', () => {
  it('pauses, steps so many steps, and resumes', () =>
    expectNothingStays(async () => {
      const control = new Control();
      control.send({ type: 'pause' });
      const run = controlled(control);
      await pause();
      expect(run.snapshots).toHaveLength(0);
      control.send({ type: 'step' });
      await until(() => run.snapshots.length === 1);
      await pause();
      expect(run.snapshots.map(({ step }) => step)).toEqual([0]);
      control.send({ type: 'step', count: 3 });
      await until(() => run.snapshots.length === 4);
      await pause();
      expect(run.snapshots.map(({ step }) => step)).toEqual([0, 1, 2, 3]);
      control.send({ type: 'resume' });
      await until(() => run.snapshots.length > 6);
      control.send({ type: 'stop' });
      await until(() => run.completed);
    }));

  it('sets the learning rate from the next step on', () =>
    expectNothingStays(async () => {
      const control = new Control();
      control.send({ type: 'step', count: 2 });
      const run = controlled(control);
      await until(() => run.snapshots.length === 2);
      control.send({ type: 'learningRate', value: 0.25 });
      control.send({ type: 'step' });
      await until(() => run.snapshots.length === 3);
      expect(run.snapshots.map(({ learningRate }) => learningRate)).toEqual([1, 0.5, 0.25]);
      run.subscription.unsubscribe();
    }));

  it('tells of each command ahead of which step it took effect, in the order of sending', async () => {
    const control = new Control();
    const applied: AppliedCommand[] = [];
    control.applied$.subscribe((command) => applied.push(command));
    control.send({ type: 'step', count: 2 });
    const run = controlled(control);
    await until(() => run.snapshots.length === 2);
    control.send({ type: 'learningRate', value: 0.1 });
    control.send({ type: 'stop' });
    await until(() => run.completed);
    expect(applied).toEqual([
      { step: 0, command: { type: 'step', count: 2 } },
      { step: 2, command: { type: 'learningRate', value: 0.1 } },
      { step: 2, command: { type: 'stop' } },
    ]);
  });

  it('sent from within a step takes effect after it', async () => {
    const control = new Control();
    const rng = torchGenerator(1);
    const steps: number[] = [];
    let completed = false;
    minibatches(vectors(16, 4), { size: 4, rng, control })
      .pipe(linear(4, 2, { rng }), crossEntropy(), backward(), descend(sgd(), 0.1))
      .subscribe({
        next({ step }) {
          steps.push(step);
          if (step === 2) control.send({ type: 'stop' });
        },
        complete: () => (completed = true),
      });
    await until(() => completed);
    expect(steps).toEqual([0, 1, 2]);
  });

  it('that is unsubscribed while paused stays silent and holds nothing', () =>
    expectNothingStays(async () => {
      const control = new Control();
      control.send({ type: 'step' });
      const run = controlled(control);
      await until(() => run.snapshots.length === 1);
      run.subscription.unsubscribe();
      control.send({ type: 'resume' });
      await pause();
      expect(run.snapshots).toHaveLength(1);
    }));
});
