import { setBackend } from '@tensorflow/tfjs-core';
import { lastValueFrom, toArray } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { logPath } from '../record/runHeader.ts';
import { memoryStore } from '../store/memoryStore.ts';
import type { RunStore } from '../store/runStore.ts';
import { facts, keptExperiment, process } from '../testing/keptExperiment.ts';
import { copyRun } from './copyRun.ts';
import { beginRun, resumeRun } from './runs.ts';

beforeAll(async () => {
  await setBackend('simd');
});

/** A run of which some steps are done, as an interruption leaves it. */
async function interrupted(): Promise<{ readonly store: RunStore; readonly id: string }> {
  const store = memoryStore('there');
  const run = await beginRun(store, await keptExperiment(), facts, { process, checkpointEvery: 20 });
  await new Promise<void>((resolve, reject) => {
    run.events$.subscribe({
      next: (event) => {
        if (event.type === 'progress' && event.from >= 45) run.interrupt();
      },
      error: reject,
      complete: resolve,
    });
  });
  return { store, id: run.header.id };
}

/** All files of a run, by path. */
async function bytesOf(store: RunStore, id: string): Promise<Readonly<Record<string, string>>> {
  const names = [...(await store.list(id))].filter((name) => name !== 'checkpoints');
  const checkpoints = (await store.list(`${id}/checkpoints`)).map((name) => `checkpoints/${name}`);
  const entries = [...names, ...checkpoints].map(async (name) => {
    const bytes = await store.read(`${id}/${name}`);
    return [name, Array.from(bytes).join()] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

describe('copyRun', () => {
  it('copies all that a run is, so that it goes on there to the end that it would have had', async () => {
    const { store, id } = await interrupted();
    const into = memoryStore('here');
    expect(await copyRun(store, id, into)).toMatchObject({ isNew: true, problems: [], header: { id } });
    expect(await bytesOf(into, id)).toEqual(await bytesOf(store, id));
    expect(Object.keys(await bytesOf(into, id))).toContain('checkpoints/0000000040.safetensors');
    const ended = async (all: RunStore) => {
      const run = await resumeRun(all, id, () => keptExperiment(), { process });
      return (await lastValueFrom(run.events$.pipe(toArray()))).at(-1);
    };
    expect(await ended(into)).toMatchObject({ type: 'finished', steps: 90 });
    // Each is its own now: one that is kept and has gone on is not written over.
    await expect(copyRun(store, id, into)).rejects.toThrow(
      /^here: .* must be the same or not there, got other bytes; rename the run's folder to have both/,
    );
  });

  it('does nothing where the same is there, and leaves another as it is', async () => {
    const { store, id } = await interrupted();
    const into = memoryStore('here');
    await copyRun(store, id, into);
    expect(await copyRun(store, id, into)).toMatchObject({ isNew: false });
    await into.append(logPath(id), Uint8Array.of(1));
    const before = await bytesOf(into, id);
    await expect(copyRun(store, id, into)).rejects.toMatchObject({ name: 'OtherRunError' });
    expect(await bytesOf(into, id)).toEqual(before);
    expect(await into.holder(`${id}/lock`)).toBeUndefined();
  });

  it('says where a log is corrupt, and copies it as it is', async () => {
    const { store, id } = await interrupted();
    const log = await store.read(logPath(id));
    const damaged = log.with(Math.floor(log.length / 2), (log[Math.floor(log.length / 2)] ?? 0) ^ 255);
    await store.put(logPath(id), damaged);
    const { problems } = await copyRun(store, id, memoryStore());
    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]?.message).toMatch(/byte \d+ must begin a record, got .*; reading went on at byte \d+/);
  });

  it('takes no damaged header, and leaves nothing of a run that could not be copied whole', async () => {
    const { store, id } = await interrupted();
    const into = memoryStore('here');
    const full = { ...into, put: () => Promise.reject(new Error('no room')) };
    await expect(copyRun(store, id, full)).rejects.toThrow('no room');
    expect(await into.list('')).toEqual([]);
    await store.put(`${id}/header.json`, new TextEncoder().encode('{"format": 1}'));
    await expect(copyRun(store, id, into)).rejects.toThrow(
      `${id}/header.json: byte 0 must begin id of type string, got none`,
    );
    await expect(copyRun(store, 'none', into)).rejects.toThrow('none/header.json must be there');
    expect(await into.list('')).toEqual([]);
  });
});
