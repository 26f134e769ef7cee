import { torchGenerator } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { batchNorm } from '../layers/batchNorm.ts';
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
  it('lets what is sent wait while it is detained, but for what is repeated', () => {
    const control = new Control();
    const told: string[] = [];
    control.send({ type: 'pause' });
    control.detain(({ type }) => told.push(type));
    control.send({ type: 'learningRate', value: 0.5 });
    control.repeat({ type: 'stop' });
    expect(control.queued).toEqual([{ type: 'stop' }]);
    expect(control.save()).toEqual({ queue: [{ type: 'stop' }] });
    expect(told).toEqual(['learningRate']);
    control.release();
    expect(control.queued).toEqual([
      { type: 'stop' },
      { type: 'pause' },
      { type: 'learningRate', value: 0.5 },
    ]);
    control.send({ type: 'resume' });
    expect(control.queued).toHaveLength(4);
  });

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

  it('runs to a step and pauses there, says so, and goes on when told to', async () => {
    const control = new Control();
    const applied: AppliedCommand[] = [];
    control.applied$.subscribe((command) => applied.push(command));
    control.send({ type: 'runTo', step: 5 });
    const run = controlled(control);
    await until(() => run.snapshots.length === 5);
    await pause();
    expect(run.snapshots).toHaveLength(5);
    control.send({ type: 'runTo', step: 3 }); // is past: it stays where it is
    await pause();
    expect(run.snapshots).toHaveLength(5);
    control.send({ type: 'resume' });
    await until(() => run.snapshots.length > 8);
    run.subscription.unsubscribe();
    expect(applied.map(({ step, command: { type } }) => [step, type])).toEqual([
      [0, 'runTo'],
      [5, 'pause'],
      [5, 'runTo'],
      [5, 'pause'],
      [5, 'resume'],
    ]);
  });

  it('takes what is sent by whoever hears of the pause', async () => {
    const control = new Control();
    control.applied$.subscribe(
      ({ command: { type } }) => type === 'pause' && control.send({ type: 'resume' }),
    );
    control.send({ type: 'runTo', step: 3 });
    const run = controlled(control);
    await until(() => run.snapshots.length > 5);
    run.subscription.unsubscribe();
  });

  it('keeps to a speed limit, says that it waits, and goes at full speed without one', async () => {
    const control = new Control();
    let waits = 0;
    control.waits$.subscribe(() => waits++);
    control.send({ type: 'speed', value: 5 });
    const run = controlled(control);
    await until(() => waits > 0);
    const { length } = run.snapshots;
    expect(length).toBeLessThan(4);
    await until(() => run.snapshots.length > length); // it goes on by itself
    control.send({ type: 'speed' });
    await until(() => run.snapshots.length > 100);
    run.subscription.unsubscribe();
  });

  it('changes batch size, momentum and running statistics of the network that runs, with nothing left over', () =>
    expectNothingStays(async () => {
      const control = new Control();
      const rng = torchGenerator(1);
      const seen: {
        readonly rows: number;
        readonly momentum: number | undefined;
        readonly velocity: number;
      }[] = [];
      const subscription = minibatches(vectors(16, 4), { size: 4, rng, control, timeSlice: 0 })
        .pipe(
          linear(4, 2, { rng }),
          batchNorm(2),
          crossEntropy(),
          backward(),
          descend(sgd(), 0.1, { knobs: control }),
        )
        .subscribe(({ layers, parameters: [weight] }) => {
          const grad = weight?.grad.moments().std ?? NaN;
          seen.push({
            rows: layers[0]?.output.shape[0] ?? NaN,
            momentum: layers[1]?.batchMoments?.momentum,
            // Of plain descent 0.1 times the gradient; of one with momentum more or less.
            velocity: (weight?.update.moments().std ?? NaN) / grad,
          });
        });
      control.send({ type: 'step', count: 2 });
      await until(() => seen.length === 2);
      control.send({ type: 'batchSize', value: 8 });
      control.send({ type: 'momentum', value: 0.9 });
      control.send({ type: 'batchNormMomentum', value: 0.01 });
      control.send({ type: 'batchNormMomentum', value: 0.5, layer: '1.batchNorm' });
      control.send({ type: 'step', count: 2 });
      await until(() => seen.length === 4);
      control.send({ type: 'momentum', value: 0 });
      control.send({ type: 'step' });
      await until(() => seen.length === 5);
      subscription.unsubscribe();
      expect(seen.map(({ rows, momentum }) => [rows, momentum])).toEqual([
        [4, 0.1],
        [4, 0.1],
        [8, 0.5],
        [8, 0.5],
        [8, 0.5],
      ]);
      const isPlain = seen.map(({ velocity }) => Math.abs(velocity - 0.1) < 1e-5);
      // The first velocity is the gradient itself.
      expect(isPlain).toEqual([true, true, true, false, true]);
    }));

  it('refuses what its attendant refuses, and nothing changes', async () => {
    const control = new Control();
    const applied: AppliedCommand[] = [];
    control.applied$.subscribe((command) => applied.push(command));
    control.attend(({ type }) => {
      if (type === 'batchSize') throw new RangeError('batchSize: value must be small');
    });
    control.send({ type: 'batchSize', value: 8 });
    control.send({ type: 'learningRate', value: 0.5 });
    expect(control.admits(0)).toBe(true);
    expect(applied.map(({ refused }) => refused)).toEqual(['batchSize: value must be small', undefined]);
    expect([control.batchSize, control.learningRate]).toEqual([undefined, 0.5]);
  });

  it('gives scheduled commands at their steps, and none that is past', async () => {
    const control = new Control();
    const applied: AppliedCommand[] = [];
    control.applied$.subscribe((command) => applied.push(command));
    control.schedule([
      { step: 3, command: { type: 'learningRate', value: 0.5 } },
      { step: 5, command: { type: 'stop' } },
    ]);
    expect(control.waitingAt(3)).toEqual([{ type: 'learningRate', value: 0.5 }]);
    const run = controlled(control);
    await until(() => run.completed);
    expect(applied.map(({ step, command: { type } }) => [step, type])).toEqual([
      [3, 'learningRate'],
      [5, 'stop'],
    ]);
    expect(control.save().scheduled).toEqual([]);
    const late = new Control();
    late.schedule([{ step: 3, command: { type: 'stop' } }]);
    expect([4, 5, 6].map((step) => late.admits(step))).toEqual([true, true, true]);
  });

  it('saved and restored has what was set, and what waits', () => {
    const control = new Control();
    control.send({ type: 'batchSize', value: 8 });
    control.send({ type: 'batchNormMomentum', value: 0.5, layer: '1.batchNorm' });
    control.admits(0);
    control.send({ type: 'momentum', value: 0.9 });
    const saved = control.save();
    expect(saved).toEqual({
      batchSize: 8,
      batchNormMomentum: { '1.batchNorm': 0.5 },
      queue: [{ type: 'momentum', value: 0.9 }],
    });
    const other = new Control();
    other.restore(saved);
    expect(other.save()).toEqual(saved);
    other.admits(0);
    expect([
      other.momentum,
      other.batchNormMomentum('1.batchNorm'),
      other.batchNormMomentum('3.batchNorm'),
    ]).toEqual([0.9, 0.5, undefined]);
  });
});
