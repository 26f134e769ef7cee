import { writeSafetensors } from '@weir/runs';
import { afterEach, expect, it, vi } from 'vitest';
import { givenFolder } from '../../testing/givenFolder.ts';
import { areWeights, givenWeights } from './givenWeights.ts';

afterEach(() => vi.unstubAllGlobals());

it('areWeights tells them by their names', () => {
  const named = (name: string) => areWeights([new File([], name)]);
  expect(['w.safetensors', 'W.SAFETENSORS', 'words.txt'].map(named)).toEqual([true, true, false]);
});

it('givenWeights keeps a file that is whole, and no other', async () => {
  const files = givenFolder();
  const tensors = new Map([['a', { dtype: 'F32', shape: [1], bytes: new Uint8Array(4) }]] as const);
  const whole = new File([writeSafetensors({ tensors, metadata: {} })], 'w.safetensors');
  expect(await givenWeights([whole])).toEqual({
    weights: { file: 'w.safetensors' },
    seen: 'w.safetensors: 1 tensor. The file stays in this browser.',
  });
  await expect(givenWeights([new File(['x'], 'bad.safetensors')])).rejects.toThrow('safetensors: byte 0');
  expect([...files.keys()]).toEqual(['w.safetensors']);
});
