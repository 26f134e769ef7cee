import { describe, expect, it, vi } from 'vitest';
import { newestLosses } from './newestLosses.ts';

const run = (id: string, step: number, status: 'running' | 'completed' = 'running') => ({ id, step, status });
const history = (loss: number) => ({ steps: [0], losses: [loss] });
/** What is promised has been told by then. */
const settled = () => new Promise((done) => setTimeout(done));

describe('newestLosses', () => {
  it('fetches each run’s losses once for where it stands, and tells those of all', async () => {
    const losses = vi.fn(async (id: string) => history(id === 'a' ? 1 : 2));
    const tell = vi.fn();
    const look = newestLosses(losses, tell);
    look([run('a', 10), run('b', 20)]);
    look([run('a', 10), run('b', 20)]);
    await settled();
    expect(losses.mock.calls).toEqual([['a'], ['b']]);
    expect(tell).toHaveBeenLastCalledWith({ a: history(1), b: history(2) });
  });

  it('fetches them anew when it has gone on or has ended, and those of no other', async () => {
    const losses = vi.fn(async () => history(1));
    const look = newestLosses(losses, () => {});
    look([run('a', 10), run('b', 20)]);
    look([run('a', 11), run('b', 20)]);
    look([run('a', 11, 'completed'), run('b', 20)]);
    expect(losses.mock.calls).toEqual([['a'], ['b'], ['a'], ['a']]);
  });

  it('asks again at the next look for what could not be had', async () => {
    const losses = vi.fn(async () => history(1)).mockRejectedValueOnce(new Error('gone'));
    const tell = vi.fn();
    const look = newestLosses(losses, tell);
    look([run('a', 10)]);
    await settled();
    expect(tell).not.toHaveBeenCalled();
    look([run('a', 10)]);
    await settled();
    expect(tell.mock.calls).toEqual([[{ a: history(1) }]]);
  });
});
