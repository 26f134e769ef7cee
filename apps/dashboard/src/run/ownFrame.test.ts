import { Subject } from 'rxjs';
import { expect, it } from 'vitest';
import { ownFrame } from './ownFrame.ts';

/** Frames by hand, and what happened in each. */
function frames() {
  const due$ = new Subject<void>();
  const frame$ = ownFrame(due$);
  const seen: string[] = [];
  return {
    due$,
    frame$,
    ask: (name: string) =>
      frame$.subscribe({ next: () => seen.push(name), complete: () => seen.push(`/${name}`) }),
    /** What happens in the next frame. */
    happens: () => {
      due$.next();
      return seen.splice(0);
    },
  };
}

it('gives each who asks a frame of its own, in the order they came', () => {
  const { ask, happens, due$ } = frames();
  ask('loss');
  ask('saturation');
  ask('updateRatio');
  expect(happens()).toEqual(['loss', '/loss']);
  expect(happens()).toEqual(['saturation', '/saturation']);
  expect(happens()).toEqual(['updateRatio', '/updateRatio']);
  expect(happens()).toEqual([]);
  expect(due$.observed).toBe(false);
});

it('passes over who no longer waits, and listens to no frame once nobody does', () => {
  const { ask, happens, due$ } = frames();
  const first = ask('first');
  ask('second');
  first.unsubscribe();
  expect(happens()).toEqual(['second', '/second']);
  ask('third').unsubscribe();
  expect(due$.observed).toBe(false);
});

it('puts who asks again within its frame behind all others', () => {
  const { frame$, ask, happens } = frames();
  frame$.subscribe(() => ask('again'));
  ask('other');
  expect(happens()).toEqual([]);
  expect(happens()).toEqual(['other', '/other']);
  expect(happens()).toEqual(['again', '/again']);
});
