import type { RunControlled, RunEvent } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { pausing, unpaused } from './pausing.ts';

const trained = (from: number, count: number): RunEvent => ({
  type: 'progress',
  from,
  losses: Array.from({ length: count }, () => 1),
  learningRate: 0.1,
  seconds: 0,
});
const told = (step: number, command: RunControlled['command'], refused?: string): RunEvent => ({
  type: 'controlled',
  step,
  command,
  ...(refused !== undefined && { refused }),
});
const after = (...events: readonly RunEvent[]) => events.reduce(pausing, unpaused);

describe('pausing', () => {
  it('is where a run was paused, whatever else is set there', () => {
    expect(after(trained(0, 7))).toEqual({ done: 7 });
    expect(after(trained(0, 7), told(7, 'pause'), told(7, 'learningRate'))).toEqual({ done: 7, until: 7 });
    expect(after(told(0, 'pause'))).toEqual({ done: 0, until: 0 });
  });

  it('goes on with each step that is asked for, and stays paused', () => {
    const stepped = [trained(0, 7), told(7, 'pause'), told(7, 'step'), trained(7, 1), told(8, 'step')];
    expect(after(...stepped)).toEqual({ done: 8, until: 9 });
    expect(after(...stepped, trained(8, 1))).toEqual({ done: 9, until: 9 });
  });

  it('is over with a command that lets it train or ends it, but not with one that was refused', () => {
    const paused = [trained(0, 7), told(7, 'pause')];
    for (const command of ['resume', 'runTo', 'stop'] as const)
      expect(after(...paused, told(7, command))).toEqual({ done: 7 });
    expect(after(...paused, told(7, 'resume', 'it cannot'))).toEqual({ done: 7, until: 7 });
  });

  it('is over where more steps follow than were asked for, though nothing says why', () => {
    expect(after(trained(0, 7), told(7, 'pause'), trained(7, 2))).toEqual({ done: 9 });
  });
});
