import type { RunEvent } from '@weir/core';
import { encodeRecord, frame, lockPath, logPath, memoryStore } from '@weir/runs';
import type { RunRecord } from '@weir/runs';
import { from, lastValueFrom, toArray } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import type { StatusChanged } from '../run/statusChanged.ts';
import { followed } from './followed.ts';

const trained = (first: number): RunEvent => ({
  type: 'progress',
  from: first,
  losses: [1, 2],
  learningRate: 0.1,
  seconds: 0,
});
const told = (step: number, command: 'pause'): RunEvent => ({ type: 'controlled', step, command });
const finished: RunEvent = { type: 'finished', steps: 4, reason: 'completed', seconds: 1 };
const elsewhere: StatusChanged = { type: 'elsewhere' };

/** A run that another holds, to whose log is added. */
async function held() {
  const store = memoryStore();
  const lock = await store.lock(lockPath('a'));
  let records = 0;
  const add = async (...added: readonly RunRecord[]) => {
    for (const record of added) await store.append(logPath('a'), frame(records++, encodeRecord(record)));
  };
  const say = (...events: readonly RunEvent[]) =>
    add(...events.map((event) => ({ type: 'event', event }) as const));
  return { store, lock, add, say };
}

describe('followed', () => {
  it('is what is recorded, then what comes, and that the other is gone', async () => {
    const { store, lock, say } = await held();
    await say(trained(0));
    const seen: unknown[] = [];
    let isOver = false;
    from(followed(store, 'a')).subscribe({
      next: (event) => seen.push(event),
      complete: () => (isOver = true),
    });
    await vi.waitFor(() => expect(seen).toEqual([elsewhere, trained(0)]));
    await say(trained(2));
    await vi.waitFor(() => expect(seen).toEqual([elsewhere, trained(0), trained(2)]), 3000);
    expect(isOver).toBe(false);
    await lock.release();
    await vi.waitFor(() => expect(isOver).toBe(true), 3000);
    expect(seen.slice(3)).toEqual([{ type: 'interrupted' }]);
  });

  it('ends with the run, or with the error that it failed with', async () => {
    const { store, lock, say } = await held();
    await say(trained(0), finished);
    expect(await lastValueFrom(from(followed(store, 'a')).pipe(toArray()))).toEqual([
      elsewhere,
      trained(0),
      finished,
    ]);
    await lock.release();
    const other = await held();
    await other.add({ type: 'failed', at: '', name: 'DivergedError', message: 'loss must be finite' });
    await other.lock.release();
    await expect(lastValueFrom(from(followed(other.store, 'a')))).rejects.toMatchObject({
      name: 'DivergedError',
      message: 'loss must be finite',
    });
  });

  it('says that a run went on from a pause where only its steps do', async () => {
    const { store, lock, say } = await held();
    await say(trained(0), told(2, 'pause'), trained(2));
    await lock.release();
    expect(await lastValueFrom(from(followed(store, 'a')).pipe(toArray()))).toEqual([
      elsewhere,
      trained(0),
      told(2, 'pause'),
      trained(2),
      { type: 'resumed' },
      { type: 'interrupted' },
    ]);
  });
});
