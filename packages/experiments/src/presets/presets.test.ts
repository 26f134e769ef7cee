import { torchGenerator } from '@weir/core';
import { defaultDiagnostics, diagnosticKinds } from '@weir/diagnostics';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { buildNetwork } from '../configuration/build/buildNetwork.ts';
import { experimentOf } from '../configuration/build/experimentOf.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { parseConfiguration } from '../configuration/check/parseConfiguration.ts';
import { loadData } from '../data/loadData.ts';
import { readDataFile } from '../node/readDataFile.ts';
import { optionAt } from '../configuration/edit/optionPath.ts';
import * as exported from './index.ts';
import { cnn, cnnTraining } from './parts/cnn.ts';
import { deep, scaled } from './parts/deep.ts';
import { mlp, quietLogits } from './parts/mlp.ts';
import { onXor } from './parts/xor.ts';
import type { Preset } from './preset.ts';
import { presetOf, presets } from './presets.ts';

const dataFolder =
  process.env['WEIR_DATA'] ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const read = readDataFile({ dataDir: dataFolder });

describe.each(presets())('the preset $name', ({ name, configuration, summary, lookAt }) => {
  test('is a configuration that fits its data', async ({ skip }) => {
    const parsed = parseConfiguration(configuration);
    if (name.startsWith('mnist') && !existsSync(join(dataFolder, 'mnist'))) skip('MNIST is not here');
    const network = buildNetwork(parsed, await loadData(parsed, { read }), torchGenerator(parsed.seed));
    expect(network.parameters.length).toBeGreaterThan(0);
    expect(parsed.name).toBe(name);
  });

  test('says in a line what it is and in a paragraph what to look at', () => {
    expect(summary).toMatch(/^[^\n]{10,90}$/);
    expect(lookAt.length).toBeGreaterThan(100);
    expect(lookAt).not.toMatch(/(?:at |near |below |\()-\d|[a-z]'/); // a minus and an apostrophe as all else on the page has them
  });
});

test.each(presets())('the preset $name measures what it says to look at', ({ configuration, lookAt }) => {
  const measured = (configuration.diagnostics ?? defaultDiagnostics).map(({ type }) => type);
  const named = diagnosticKinds.map(({ type }) => type).filter((type) => /[A-Z]/.test(type)); // others are plain words too
  expect(named.filter((type) => lookAt.split(/\W+/).includes(type) && !measured.includes(type))).toEqual([]);
});

describe.each(presets().filter(({ variants }) => variants.length > 0))(
  'the comparison $name',
  ({ name, configuration, variants }) => {
    test('has variants of names of their own, the first of which is its configuration', () => {
      expect(variants.length).toBeGreaterThan(1);
      expect(variants[0]?.configuration).toBe(configuration);
      expect(new Set(variants.map((variant) => variant.name)).size).toBe(variants.length);
      expect(new Set(variants.map((variant) => variant.configuration.name)).size).toBe(variants.length);
    });

    test.each(variants)('has a configuration that fits its data: $name', async ({ configuration: own }) => {
      const parsed = parseConfiguration(own);
      expect(experimentOf(parsed, await loadData(parsed)).network.parameters.length).toBeGreaterThan(0);
      expect(parsed.name.startsWith(name)).toBe(true);
    });
  },
);

test('every experiment of the lecture has a preset', () => {
  const lecture =
    'mlp-original mlp-fix-softmax mlp-fix-saturation mlp-kaiming mlp-batchnorm deep-tanh deep-tanh-gain-1 deep-tanh-gain-3 deep-tanh-gain-0.5 deep-linear deep-linear-gain-1 deep-no-fan-in deep-batchnorm deep-batchnorm-gain-0.2 deep-batchnorm-no-fan-in deep-batchnorm-rate-1 low-rate zero-init dead-relu batchnorm-detached batchnorm-bias batchnorm-jitter batch-size covariate-shift';
  const names = presets().map(({ name }) => name);
  for (const name of lecture.split(' ')) expect(names).toContain(name);
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

const shownOf = (preset: Preset, path: string): unknown =>
  optionAt(parseConfiguration(preset.configuration), path);

describe('what sets a preset apart', () => {
  test.each<readonly [Preset, string, unknown]>([
    [exported.accumulationPreset, 'accumulate', 4],
    [exported.batchNormBiasPreset, 'model.2.bias', true],
    [exported.batchNormDetachedPreset, 'name', 'batchnorm-detached'],
    [exported.batchNormJitterPreset, 'diagnostics.12.type', 'jitter'],
    [exported.batchSizePreset, 'batchSize', 32],
    [exported.clippingPreset, 'clip.norm', 1],
    [exported.covariateShiftPreset, 'name', 'covariate-shift'],
    [exported.deadReluPreset, 'learningRate.initial', 1],
    [exported.deepBatchNormPreset, 'model.3.type', 'batchNorm'],
    [exported.deepBatchNormGain02Preset, 'model.2.init.gain', 0.2],
    [exported.deepBatchNormNoFanInPreset, 'model.2.init.std', 1],
    [exported.deepBatchNormRate1Preset, 'learningRate.initial', 1],
    [exported.deepLinearPreset, 'model.3.type', 'linear'],
    [exported.deepLinearGain1Preset, 'model.2.init.gain', 1],
    [exported.deepNoFanInPreset, 'model.2.init.type', 'normal'],
    [exported.deepSeluPreset, 'model.17.type', 'selu'],
    [exported.deepTanhPreset, 'model.2.init.gain', 5 / 3],
    [exported.deepTanhGain1Preset, 'model.2.init.gain', 1],
    [exported.deepTanhGain3Preset, 'model.2.init.gain', 3],
    [exported.deepTanhGainHalfPreset, 'model.2.init.gain', 0.5],
    [exported.digitsCnnBatchNormPreset, 'model', [...cnn]],
    [exported.dropoutPreset, 'model.4.rate', 0.1],
    [exported.earlyStoppingPreset, 'earlyStopping.patience', 4],
    [exported.groupsPreset, 'groups.1.frozen', true],
    [exported.klDivergencePreset, 'loss.type', 'klDivergence'],
    [exported.labelSmoothingPreset, 'loss.labelSmoothing', 0.1],
    [exported.lowRatePreset, 'learningRate.initial', 0.001],
    [exported.mlpBatchNormPreset, 'model.3.momentum', 0.001],
    [exported.mlpFixSaturationPreset, 'model.2.init.std', 0.2],
    [exported.mlpFixSoftmaxPreset, 'model.4.init.std', 0.01],
    [exported.mlpKaimingPreset, 'model.2.init.gain', 5 / 3],
    [exported.mlpOriginalPreset, 'model.4.init.std', 1],
    [exported.mlpXorPreset, 'model.1.type', 'tanh'],
    [exported.mnistCnnBatchNormPreset, 'batchSize', cnnTraining.batchSize],
    [exported.normsPreset, 'model.0.type', 'parallel'],
    [exported.perceptronXorPreset, 'sampling', onXor('any', []).sampling],
    [exported.quadraticDescentPreset, 'learningRate', 0.1],
    [exported.quadraticDescent024Preset, 'learningRate', 0.24],
    [exported.quadraticDescent025Preset, 'learningRate', 0.25],
    [exported.quadraticDescent1Preset, 'learningRate', 1],
    [exported.resnetBottleneckPreset, 'steps', cnnTraining.steps],
    [exported.warmRestartsPreset, 'learningRate.stretch', 2],
    [exported.weightDecayPreset, 'optimizer.weightDecay', 0.001],
    [exported.zeroInitPreset, 'model.2.init.type', 'zeros'],
  ])('%o', (preset, path, value) => {
    expect(shownOf(preset, path)).toEqual(value);
  });
});

describe('the parts of presets', () => {
  test('deep is five hidden layers, without biases where BatchNorm follows', () => {
    const kinds = (batchNorm: boolean) =>
      deep('x', { batchNorm, init: scaled(1), lastInit: scaled(1) }).model.filter(
        ({ type }) => type === 'linear',
      );
    expect(kinds(false).map(({ out, bias }) => [out, bias])).toEqual([
      ...Array<unknown>(5).fill([100, true]),
      [27, true],
    ]);
    expect(kinds(true).every(({ bias }) => bias === false)).toBe(true);
  });

  test('mlp is a hidden layer as given, tanh, and a last layer as given', () => {
    const hidden = { type: 'linear', out: 200 };
    const types = mlp('x', [hidden], quietLogits).model;
    expect(types.slice(2)).toEqual([hidden, { type: 'tanh' }, quietLogits]);
  });
});
