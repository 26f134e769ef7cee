import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ConfigurationError } from '../errors/configurationError.ts';
import { parseConfiguration } from './parseConfiguration.ts';

const model = [
  { type: 'embedding', dim: 4 },
  { type: 'flatten' },
  { type: 'linear', out: 8, init: { type: 'kaimingNormal', gain: 1 } },
  { type: 'batchNorm' },
  { type: 'tanh' },
  { type: 'linear', out: 27 },
];

/** The model with one layer's options replaced. */
const withLayer = (index: number, layer: object) => ({
  model: model.map((old, at) => (at === index ? { ...old, ...layer } : old)),
});

function messageOf(given: unknown): string {
  try {
    parseConfiguration(given);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('a configuration that is right', () => {
  test('of a model alone gets the lecture’s defaults and the default diagnostics', () => {
    const { diagnostics, ...rest } = parseConfiguration({ model });
    expect(rest).toEqual({
      name: 'untitled',
      seed: 2147483647,
      data: { type: 'names', contextLength: 3 },
      model,
      loss: { type: 'crossEntropy' },
      optimizer: { type: 'sgd' },
      learningRate: 0.1,
      batchSize: 32,
      sampling: 'replacement',
      steps: 1000,
      logEvery: 50,
    });
    expect(diagnostics.map(({ type }) => type)).toContain('activations');
    expect(diagnostics.every(({ every }) => every >= 1)).toBe(true);
  });

  test('is frozen throughout, and what was given is not', () => {
    const given = { model: [{ type: 'linear', out: 27, init: { type: 'normal' } }] };
    const parsed = parseConfiguration(given);
    expect(Object.isFrozen(parsed) && Object.isFrozen(parsed.model[0]?.['init'])).toBe(true);
    expect(Object.isFrozen(given.model[0]?.init)).toBe(false);
  });

  test('keeps an empty list of diagnostics empty, and a diagnostic without a cadence gets its own', () => {
    expect(parseConfiguration({ model, diagnostics: [] }).diagnostics).toEqual([]);
    expect(
      parseConfiguration({
        model,
        diagnostics: [
          { type: 'activations', bins: 20 },
          { type: 'loss', every: 7 },
        ],
      }).diagnostics,
    ).toEqual([
      { type: 'activations', bins: 20, every: 100 },
      { type: 'loss', every: 7 },
    ]);
  });

  test('parses again to itself', () => {
    const once = parseConfiguration({
      model,
      penalty: { l2: 0.1 },
      learningRate: { type: 'constant', value: 1 },
      budget: 0.05,
    });
    expect(once.budget).toBe(0.05);
    expect(parseConfiguration(JSON.parse(JSON.stringify(once)))).toEqual(once);
  });

  const golden = new URL('../../../../../tests/golden/configs.json', import.meta.url);
  const configurations = JSON.parse(readFileSync(golden, 'utf8')) as { name: string }[]; // the file's own shape
  test.each(configurations.filter(({ name }) => /^(mlp|deep|one-step)/.test(name)))(
    'is the lecture’s $name',
    (given) => {
      expect(parseConfiguration(given)).toMatchObject(given);
    },
  );
});

describe('a configuration that is wrong says where, what was wanted, what was given and what to do:', () => {
  test.each<[string, unknown, string]>([
    [
      'a number out of range',
      withLayer(3, { momentum: 3 }),
      'model[3].momentum must be at least 0 and at most 1, got 3; write 1, or less',
    ],
    [
      'a number that is text',
      withLayer(2, { out: '100' }),
      'model[2].out must be an integer of at least 1, "classes" or "vocabulary", got "100"; write 100 without quotes',
    ],
    [
      'an unknown key',
      withLayer(3, { momentm: 0.1 }),
      'model[3].momentm must be a key of batchNorm, got an unknown key; did you mean "momentum"?',
    ],
    [
      'a key of a layer without options',
      withLayer(4, { slope: 1 }),
      'model[4].slope must be a key of tanh, got an unknown key; remove it: tanh has no options',
    ],
    [
      'an unknown layer',
      withLayer(2, { type: 'linaer' }),
      'model[2].type must be a layer, got "linaer"; did you mean "linear"?',
    ],
    [
      'an unknown layer in other case',
      withLayer(3, { type: 'BatchNorm' }),
      'model[3].type must be a layer, got "BatchNorm"; did you mean "batchNorm"?',
    ],
    [
      'an unknown key of the whole',
      { model, step: 10 },
      'step must be a key of a configuration, got an unknown key; did you mean "steps"?',
    ],
    [
      'an unknown key of an initialiser',
      withLayer(2, { init: { type: 'normal', sdt: 1 } }),
      'model[2].init.sdt must be a key of normal, got an unknown key; did you mean "std"?',
    ],
    [
      'an initialiser out of range',
      withLayer(2, { init: { type: 'normal', std: -1 } }),
      'model[2].init.std must be at least 0 and at most 1000000000, got -1; write 0, or more',
    ],
    [
      'a name in the place of an initialiser',
      withLayer(2, { init: ['normal'] }),
      'model[2].init must be an initialiser, an object with a type, got ["normal"]; write {"type": …}',
    ],
    [
      'a name in the place of a layer',
      { model: ['tanh'] },
      'model[0] must be a layer, an object with a type, got "tanh"; write {"type": "tanh"}',
    ],
    [
      'a choice',
      withLayer(3, { running: 'sdt' }),
      'model[3].running must be "std" or "variance", got "sdt"; did you mean "std"?',
    ],
    [
      'a flag',
      withLayer(2, { bias: 'yes' }),
      'model[2].bias must be true or false, got "yes"; write false or true',
    ],
    [
      'a budget of nothing',
      { model, budget: 0 },
      'budget must be above 0 and at most 1, got 0; write a value above 0',
    ],
    ['zero steps', { model, steps: 0 }, 'steps must be an integer of at least 1, got 0; write 1, or more'],
    ['half a step', { model, steps: 1.5 }, 'steps must be an integer of at least 1, got 1.5; write 2'],
    [
      'an empty batch',
      { model, batchSize: 0 },
      'batchSize must be an integer of at least 1, got 0; write 1, or more',
    ],
    [
      'a negative rate',
      { model, learningRate: -0.1 },
      'learningRate must be at least 0, got -0.1; write 0, or more',
    ],
    [
      'a negative rate of a schedule',
      { model, learningRate: { type: 'multiStep', initial: -1, milestones: [] } },
      'learningRate.initial must be at least 0, got -1; write 0, or more',
    ],
    [
      'options that do not go together',
      { model, optimizer: { type: 'sgd', nesterov: true } },
      'optimizer: sgd: nesterov must go with momentum and without dampening, got momentum 0 and dampening 0; set momentum to 0.9 and dampening to 0',
    ],
    [
      'a negative penalty',
      { model, penalty: { l2: -1 } },
      'penalty.l2 must be at least 0 and at most 1000, got -1; write 0, or more',
    ],
    [
      'an unknown kind of data',
      { model, data: { type: 'name' } },
      'data.type must be a kind of data, got "name"; did you mean "names"?',
    ],
    [
      'an unknown key of data at depth',
      { model, data: { type: 'names', shuffle: { generator: 'python', seed: 1, sed: 2 } } },
      'data.shuffle.sed must be a key of shuffle, got an unknown key; did you mean "seed"?',
    ],
    [
      'an unknown diagnostic',
      { model, diagnostics: [{ type: 'activation' }] },
      'diagnostics[0].type must be a diagnostic, got "activation"; did you mean "activations"?',
    ],
    [
      'a diagnostic that never comes',
      { model, diagnostics: [{ type: 'loss', every: 0 }] },
      'diagnostics[0].every must be an integer of at least 1, got 0; write a number of steps, say 100',
    ],
    ['no model', {}, 'model must be a list of at least 1, got nothing; add "model"'],
    ['an empty model', { model: [] }, 'model must be a list of at least 1, got []; write more into it'],
    [
      'a number beyond all numbers',
      { model, seed: JSON.parse('1e999') as unknown },
      'seed must be a finite number, got Infinity; write one below 3.4e38',
    ],
    [
      'no number',
      withLayer(3, { eps: NaN }),
      'model[3].eps must be a finite number, got NaN; write one below 3.4e38',
    ],
    [
      'no object',
      'deep-batchnorm',
      'configuration must be an object, got "deep-batchnorm"; write {"model": […]}',
    ],
    [
      'a name that JSON smuggles in',
      JSON.parse('{"model": [{"type": "tanh"}], "__proto__": {"steps": 1}}'),
      expect.stringMatching(/^__proto__ must be a key of a configuration/) as unknown as string,
    ], // matched as a string
  ])('%s', (_, given, message) => {
    expect(messageOf(given)).toEqual(message);
  });

  test('every problem has its line, in the order in which they stand', () => {
    const given = {
      steps: -1,
      model: [{ type: 'tahn' }, { type: 'linear' }],
      batchsize: 3,
    };
    expect(messageOf(given).split('\n')).toEqual([
      'steps must be an integer of at least 1, got -1; write 1, or more',
      'model[0].type must be a layer, got "tahn"; did you mean "tanh"?',
      'model[1].out must be an integer of at least 1, "classes" or "vocabulary", got nothing; add "out"',
      'batchsize must be a key of a configuration, got an unknown key; did you mean "batchSize"?',
    ]);
  });
});
