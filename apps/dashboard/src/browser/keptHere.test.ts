import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeWorker } from '../testing/fakeWorker.ts';
import { keptHere } from './keptHere.ts';

beforeEach(() => {
  FakeWorker.made = [];
  vi.stubGlobal('Worker', FakeWorker);
});
afterEach(() => vi.unstubAllGlobals());

const worker = (): FakeWorker => FakeWorker.made.at(-1) ?? expect.unreachable();

describe('keptHere', () => {
  it('asks a worker of its own for each thing, and tells what has changed', async () => {
    const told: string[] = [];
    const kept = keptHere({
      takenIn: async () => void told.push('takenIn'),
      removed: (id) => void told.push(`removed ${id}`),
    });
    const taken = { ids: ['a'], said: 'here', problems: [] };
    const taking = kept.takeIn([]);
    worker().say({ type: 'takenIn', taken });
    expect(await taking).toEqual(taken);
    const files = [{ name: 'f', bytes: 1, usedBy: [] }];
    const listing = kept.files();
    worker().say({ type: 'files', files });
    expect(await listing).toEqual(files);
    const removing = kept.removeRun('a');
    expect(told).toEqual(['takenIn']);
    worker().say({ type: 'removed' });
    await removing;
    const forgetting = kept.removeFile('f');
    worker().say({ type: 'removed' });
    await forgetting;
    expect(told).toEqual(['takenIn', 'removed a']);
    expect(FakeWorker.made.map(({ told: [first] }) => first)).toEqual([
      { type: 'takeIn', files: [] },
      { type: 'files' },
      { type: 'removeRun', id: 'a' },
      { type: 'removeFile', name: 'f' },
    ]);
    expect(FakeWorker.made.every(({ isEnded }) => isEnded)).toBe(true);
  });

  it('rejects with what a worker refuses, and tells nothing', async () => {
    const told: string[] = [];
    const kept = keptHere({ takenIn: async () => {}, removed: (id) => void told.push(id) });
    const removing = kept.removeRun('a');
    worker().say({ type: 'refused', message: 'runs: a must have ended' });
    await expect(removing).rejects.toThrow('runs: a must have ended');
    expect([told, worker().isEnded]).toEqual([[], true]);
  });
});
