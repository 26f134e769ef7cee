import { Subject, defer, map, merge } from 'rxjs';
import type { Observable, OperatorFunction } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { fold } from '../folds/fold.ts';
import { history } from '../folds/history.ts';
import { keeping } from './keeping.ts';
import { kept } from './kept.ts';
import { RunState, outsideState } from './runState.ts';
import { scanState } from './scanState.ts';
import { stateRoom } from './stateRoom.ts';

const total = () => scanState(0, (sum: number, value: number) => [sum + value, sum + value] as const);

function totalInPlace(): OperatorFunction<number, number> {
  return (source) =>
    defer(() => {
      let sum = 0;
      keeping('sum', {
        save: () => sum,
        restore(saved: number) {
          sum = saved;
        },
      });
      return source.pipe(map((value) => (sum += value)));
    });
}

function started<Value>(operator: OperatorFunction<number, Value>, state?: RunState) {
  const source = new Subject<number>();
  const got: Value[] = [];
  const subscribe = () => source.pipe(operator).subscribe((value) => got.push(value));
  if (state) state.within(subscribe);
  else subscribe();
  return { source, got };
}

describe.each([
  ['scanState', total],
  ['keeping', totalInPlace],
  ['fold', () => fold(history<number>())],
  [
    'two of a kind, one within the other',
    () => (source: Observable<number>) => merge(source.pipe(total(), total()), source.pipe(totalInPlace())),
  ],
] as const)('%s', (_, operator: () => OperatorFunction<number, unknown>) => {
  it('goes on from what was saved as if nothing had been', () => {
    const state = new RunState();
    const whole = started(operator(), state);
    for (const value of [1, 2, 3]) whole.source.next(value);
    const saved: unknown = JSON.parse(JSON.stringify(state.save()));
    const before = whole.got.length;
    for (const value of [4, 5]) whole.source.next(value);
    const resumed = started(operator(), new RunState(saved as Record<string, unknown>));
    for (const value of [4, 5]) resumed.source.next(value);
    expect(resumed.got).toEqual(whole.got.slice(before));
  });

  it('begins afresh with each subscription, within a run and without', () => {
    const run = (state?: RunState) => {
      const { source, got } = started(operator(), state);
      source.next(7);
      return got;
    };
    expect(run(new RunState())).toEqual(run());
    expect(run()).toEqual(run());
  });
});

it('keeps two runs apart, and what is no part of a run out of it', () => {
  const [one, other] = [new RunState(), new RunState()];
  const [first, second] = [started(total(), one), started(total(), other)];
  first.source.next(1);
  second.source.next(2);
  const outside = one.within(() => outsideState(() => started(total())));
  outside.source.next(5);
  expect(outside.got).toEqual([5]);
  started(total()).source.next(9);
  expect(one.save()).toEqual({ scan: 1 });
  expect(other.save()).toEqual({ scan: 2 });
});

it('saves again what was restored for something that has not started yet', () => {
  expect(new RunState({ late: 3 }).save()).toEqual({ late: 3 });
});

it('has rooms that can be entered later and cleared', () => {
  const state = new RunState({ 'room/scan': 5, 'room 2/scan': 7 });
  const [room, second] = state.within(() => [stateRoom('room'), stateRoom('room')] as const);
  const late = room.within(() => started(total()));
  late.source.next(1);
  expect(late.got).toEqual([6]);
  expect(state.save()).toEqual({ 'room/scan': 6, 'room 2/scan': 7 });
  room.clear();
  second.clear();
  expect(state.save()).toEqual({});
  const anew = room.within(() => started(total()));
  anew.source.next(1);
  expect(state.save()).toEqual({ 'room/scan': 1 });
});

describe('a room whose state is no plain data', () => {
  it('is told so when it is saved, and is not among what is saved; the others are', () => {
    const state = new RunState();
    const refused: string[] = [];
    const odd = state.within(() => stateRoom('odd', (problem) => (refused.push(problem), odd.clear())));
    odd.within(() => kept('count', 1n));
    odd.within(() => kept('other', 1));
    state.within(() => stateRoom('even', (problem) => refused.push(problem))).within(() => kept('count', 2));
    expect(state.save()).toEqual({ 'even/count': 2 });
    expect(refused).toEqual([expect.stringContaining('state count must be plain data')]);
  });
});
