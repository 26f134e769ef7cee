import { Control } from '@weir/nn';
import { describe, expect, it } from 'vitest';
import { pausedAgain } from './pausedAgain.ts';

describe('pausedAgain', () => {
  /** Steps that run from a checkpoint on, until none is admitted. */
  const runs = (control: Control, from: number): number => {
    let step = from;
    while (step < from + 20 && control.admits(step)) step += 1;
    return step;
  };

  it('lets the steps behind the checkpoint run, and those that follow once they are asked for', () => {
    const control = new Control();
    control.detain();
    pausedAgain(control, 5, 9);
    expect(runs(control, 5)).toBe(9);
    control.send({ type: 'step' });
    expect(runs(control, 9)).toBe(10);
    control.send({ type: 'resume' });
    expect(runs(control, 10)).toBe(30);
  });

  it('lets what was sent meanwhile take effect where it was paused', () => {
    const control = new Control();
    control.detain();
    pausedAgain(control, 5, 9);
    control.send({ type: 'resume' });
    expect(control.admits(5)).toBe(true);
    const applied: unknown[] = [];
    control.applied$.subscribe(({ step, command }) => applied.push([step, command.type]));
    runs(control, 6);
    expect(applied).toEqual([
      [9, 'pause'],
      [9, 'resume'],
    ]);
  });

  it('runs no step where the checkpoint is of that very one', () => {
    const control = new Control();
    control.detain();
    pausedAgain(control, 9, 9);
    expect(control.admits(9)).toBe(false);
    control.send({ type: 'step' });
    expect(runs(control, 9)).toBe(10);
  });
});
