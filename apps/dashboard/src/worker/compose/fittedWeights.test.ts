import { expect, it } from 'vitest';
import { fittedWeights } from './fittedWeights.ts';

it('says what keeps the network from being made, in the words of the command line', async () => {
  const fitted = await fittedWeights('{"model": [{"type": "linaer"}]}', { file: 'w.safetensors' });
  expect(fitted).toEqual({ problem: expect.stringContaining('model[0].type'), notes: [] });
});
