import { torchGenerator } from '@weir/core';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildNetwork } from '../configuration/buildNetwork.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { parseConfiguration } from '../configuration/parseConfiguration.ts';
import { loadData } from '../data/loadData.ts';
import { presetOf, presets } from './presets.ts';

describe.each(presets())('the preset $name', ({ name, configuration, summary, lookAt }) => {
  test('is a configuration that fits its data', async () => {
    const parsed = parseConfiguration(configuration);
    const network = buildNetwork(parsed, await loadData(parsed), torchGenerator(parsed.seed));
    expect(network.parameters.length).toBeGreaterThan(0);
    expect(parsed.name).toBe(name);
  });

  test('says in a line what it is and in a paragraph what to look at', () => {
    expect(summary).toMatch(/^[^\n]{10,90}$/);
    expect(lookAt.length).toBeGreaterThan(100);
  });
});

test('no two presets have the same name', () => {
  const names = presets().map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

const golden = JSON.parse(
  readFileSync(new URL('../../../../tests/golden/configs.json', import.meta.url), 'utf8'),
) as Configuration[]; // the file's own shape
const renamed: Readonly<Record<string, string>> = { 'deep-tanh-gain-5/3': 'deep-tanh' };

test.each(golden.filter(({ name }) => /^(mlp|deep)/.test(name)))(
  'the preset for $name differs from the lecture’s configuration only in its file, steps and name',
  (lecture) => {
    const { path: _path, ...data } = lecture.data;
    const {
      model,
      learningRate,
      loss,
      optimizer,
      batchSize,
      seed,
      data: presetData,
    } = parseConfiguration(presetOf(renamed[lecture.name] ?? lecture.name).configuration);
    const expected = parseConfiguration({ ...lecture, data });
    expect({ model, learningRate, loss, optimizer, batchSize, seed, data: presetData }).toEqual({
      model: expected.model,
      learningRate: expected.learningRate,
      loss: expected.loss,
      optimizer: expected.optimizer,
      batchSize: expected.batchSize,
      seed: expected.seed,
      data: expected.data,
    });
  },
);

test('an unknown preset is refused with the nearest', () => {
  expect(() => presetOf('deep-batchnrm')).toThrow(
    'preset must be known, got "deep-batchnrm"; did you mean "deep-batchnorm"?',
  );
});
