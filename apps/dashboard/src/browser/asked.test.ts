import { afterEach, expect, it, vi } from 'vitest';
import { FakeWorker } from '../testing/fakeWorker.ts';
import { asked } from './asked.ts';

afterEach(() => vi.unstubAllGlobals());

it('resolves with the answer, and ends the worker that gave it', async () => {
  FakeWorker.made = [];
  vi.stubGlobal('Worker', FakeWorker);
  const answer = asked({ type: 'presets' }, 'presets');
  FakeWorker.made[0]?.say({ type: 'presets', presets: [] });
  expect(await answer).toEqual({ type: 'presets', presets: [] });
  expect(FakeWorker.made.map(({ isEnded }) => isEnded)).toEqual([true]);
});
