import { expect, test } from 'vitest';
import { Subject } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { paced } from './paced.ts';

function marbles(run: Parameters<TestScheduler['run']>[0]): void {
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(run);
}

test('the first value passes at once, then the newest at each pace, the last one included', () => {
  marbles(({ hot, cold, expectObservable }) => {
    const source = hot(' abcdefghijklmnopqrstuvwxyz|');
    const frame = cold(' (x|)');
    const expected = '   a---------k---------u---------(z|)';
    expectObservable(source.pipe(paced(() => 10, frame))).toBe(expected);
  });
});

test('a value waits for the frame after it', () => {
  marbles(({ hot, expectObservable }) => {
    const source = hot(' a----b---------|');
    const frame = hot('  --x----x--x-----');
    const expected = '   --a----b-------|';
    expectObservable(source.pipe(paced(() => 1, frame))).toBe(expected);
  });
});

test('nothing passes while no frame is due, and then only the newest', () => {
  const frames$ = new Subject<void>();
  marbles(({ hot, expectObservable, flush }) => {
    const values: string[] = [];
    hot('a----------b----------c----------d')
      .pipe(paced(() => 1, frames$))
      .subscribe((value) => values.push(value));
    expectObservable(hot('-')).toBe('-');
    flush();
    expect(values).toEqual([]);
    frames$.next();
    expect(values).toEqual(['d']);
    frames$.next();
    expect(values).toEqual(['d']);
  });
});

test('who waits for a frame keeps the place, though values come faster than frames', () => {
  marbles(({ hot, cold, expectObservable }) => {
    const source = hot(' abcdefghijkl|');
    const turn = cold('  ----(x|)');
    const expected = '   ----d---h---(l|)';
    expectObservable(source.pipe(paced(() => 1, turn))).toBe(expected);
  });
});
