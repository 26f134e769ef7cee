import { setBackend } from '@tensorflow/tfjs-core';
import '@weir/backend-simd';
import { experimentOf, loadData, parseConfiguration, runExperiment } from '@weir/experiments';
import { lastValueFrom, toArray } from 'rxjs';
import { beforeAll, expect, it } from 'vitest';
import { anatomyFromStart } from './anatomyFromStart.ts';

beforeAll(async () => {
  await setBackend('simd');
});

const config = {
  name: 'from the start',
  steps: 30,
  seed: 1,
  data: { type: 'xor' },
  model: [{ type: 'linear', out: 4 }, { type: 'tanh' }, { type: 'linear', out: 2 }],
  learningRate: 0.1,
  batchSize: 4,
  diagnostics: [],
};
const prepare = async (given: unknown) => {
  const configuration = parseConfiguration(given);
  return experimentOf(configuration, await loadData(configuration));
};

it('is the step that the run had, and with what it was commanded another', async () => {
  const whole = await lastValueFrom(runExperiment(await prepare(config)).pipe(toArray()));
  const losses = whole.flatMap((event) => (event.type === 'progress' ? event.losses : []));
  const at = await anatomyFromStart({ config, commands: [] }, 20, prepare);
  expect(at).toMatchObject({ step: 20, loss: losses[20], learningRate: 0.1 });
  const commands = [{ step: 5, command: { type: 'learningRate', value: 0.5 } }] as const;
  const turned = await anatomyFromStart({ config, commands }, 20, prepare);
  expect(turned.learningRate).toBe(0.5);
  expect(turned.loss).not.toBe(at.loss);
});

it('is refused in words where all of it would take too long', async () => {
  await expect(anatomyFromStart({ config, commands: [] }, 10_000, prepare)).rejects.toThrow(
    'slow motion: step must be below 10,000 in a run that is not kept',
  );
});
