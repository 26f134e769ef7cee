import { lastValueFrom, of, toArray } from 'rxjs';
import { expect, it } from 'vitest';
import { finished, started } from '../testing/loggingTrainer.ts';
import { bookedRun } from './bookedRun.ts';
import type { BookedRun } from './bookedRun.ts';
import { oneAfterTheOther } from './oneAfterTheOther.ts';

const ended = (id: string, reason: 'completed' | 'stopped' = 'completed'): BookedRun =>
  bookedRun({ id, name: id }, () => of(started, { ...finished, reason } as typeof finished));

async function begun(first: BookedRun, others: readonly (() => Promise<BookedRun>)[], isClosed = false) {
  const left = [...others];
  const runs$ = oneAfterTheOther(
    first,
    async () => left.shift(),
    () => isClosed,
  );
  return (await lastValueFrom(runs$.pipe(toArray()))).map(({ id }) => id);
}

it('oneAfterTheOther begins each in turn, leaves out what is refused, and ends where there is no next', async () => {
  const refused = () => Promise.reject(new Error('no'));
  expect(await begun(ended('a'), [async () => ended('b'), refused, async () => ended('c')])).toEqual([
    'a',
    'b',
    'c',
  ]);
});

it('oneAfterTheOther begins none after one that was stopped, nor once all is closed', async () => {
  expect(await begun(ended('a', 'stopped'), [async () => ended('b')])).toEqual(['a']);
  expect(await begun(ended('a'), [async () => ended('b')], true)).toEqual(['a']);
});
