import { xor } from '@weir/data';
import { type } from 'arktype';
import { describe, expect, it } from 'vitest';
import { printProblem } from '../errors/problem.ts';
import type { Problem } from '../errors/problem.ts';
import { checkClip } from './checkClip.ts';
import { checkFit } from './checkFit.ts';
import { checkGroups } from './checkGroups.ts';
import { checkKind, isObject, nestedFamily } from './checkKind.ts';
import { checkOptions } from './checkOptions.ts';
import { configurationSchema } from './configurationSchema.ts';
import { constraintOf } from './constraint.ts';
import { defaultTypes } from './defaultTypes.ts';
import { describeConstraint, enumerate } from './describeConstraint.ts';
import { explained, optionOwners } from './explained.ts';
import { families } from './families.ts';
import { jsonSchema } from './jsonSchema.ts';
import { mustBeObject } from './mustBeObject.ts';
import { parseConfiguration } from './parseConfiguration.ts';
import { schemaOf } from './schemaOf.ts';

const printed = (problems: readonly Problem[]) => problems.map(printProblem);
const constraint = (definition: string) => constraintOf(type.raw(definition).in.json);

describe('checkClip', () => {
  it('lets one limit through, and neither none nor both', () => {
    expect(checkClip({ norm: 1 })).toEqual([]);
    expect(checkClip({ value: 0.5 })).toEqual([]);
    for (const given of [{}, { norm: 1, value: 1 }])
      expect(printed(checkClip(given))).toEqual([
        expect.stringMatching(/^clip must have either norm or value, got /),
      ]);
    expect(printed(checkClip({ norm: 0 }))).toEqual([
      'clip.norm must be above 0 and at most 1000000000, got 0; write a value above 0',
    ]);
  });
});

describe('checkGroups', () => {
  it('names the group and the option that is wrong', () => {
    expect(checkGroups([{ match: '0.*', frozen: true }])).toEqual([]);
    expect(printed(checkGroups([{ match: '0.*' }, { match: '1.*', frosen: true }]))).toEqual([
      'groups[1].frosen must be a key of a group, got an unknown key; did you mean "frozen"?',
    ]);
  });
});

describe('checkKind, of a file of one’s own', () => {
  const remedyOf = (family: 'layer' | 'loss' | 'rule', type: string) =>
    printed(checkKind(families(), family, { type }, ['x']).problems).map((line) => line.split('; ').at(-1));

  it('says how the name of what it exports is given', () => {
    for (const file of ['./mine.js', '../kinds/mine.mjs', '/abs/mine.ts', './mine.js#'])
      expect(remedyOf('layer', file)).toEqual([
        `write "${file.replace('#', '')}#name", with what the file exports for name`,
      ]);
    expect(remedyOf('rule', 'mine.mjs#lossAbove')).toEqual([
      'write "./mine.mjs#lossAbove": a file’s path begins with ./, ../ or /',
    ]);
  });

  it('says where none can be named, or none is imported', () => {
    expect(remedyOf('loss', './mine.js#x')).toEqual([
      'layers, diagnostics and rules alone can be of a file of your own',
    ]);
    expect(remedyOf('layer', './mine.js#x')).toEqual([expect.stringContaining('call extendConfiguration')]);
    expect(remedyOf('layer', 'tanhh')).toEqual(['did you mean "tanh"?']);
  });
});

describe('checkFit', () => {
  const fit = (given: object, output: readonly number[]) => () =>
    checkFit(
      parseConfiguration({
        data: { type: 'xor' },
        model: [{ type: 'linear', out: 2 }],
        batchSize: 4,
        ...given,
      }),
      xor('classes'),
      output,
    );

  it('refuses a step that takes more than there is, and names the most', () => {
    expect(fit({ batchSize: 2, accumulate: 3 }, [2])).toThrow(
      'accumulate must be at most 2, as a step takes no more than the 4 examples to train on, got 3 with a batchSize of 2; write 2, or lower batchSize',
    );
    expect(fit({ batchSize: 2, accumulate: 2 }, [2])).not.toThrow();
    expect(fit({ batchSize: 3, accumulate: 2 }, [2])).toThrow('leave it out, or lower batchSize');
    expect(fit({ batchSize: 5, accumulate: 2 }, [2])).toThrow('batchSize must be at most 4');
  });

  it('lets through a network with an output for each class', () => {
    expect(fit({}, [2])).not.toThrow();
  });

  it('says which width to set where the outputs are others than the classes', () => {
    expect(fit({}, [3])).toThrow(
      /model must end in outputs of shape \[2\].*got \[3\]; set model\[0\]\.out to 2/,
    );
    expect(fit({}, [2, 2])).toThrow('put a flatten ahead of the last linear');
  });

  it('says every problem at once', () => {
    expect(fit({ batchSize: 9 }, [3])).toThrow(/batchSize must be at most 4[\s\S]*model must end/);
  });
});

describe('checkKind', () => {
  it('has a kind’s options with its schema’s defaults, or the problems', () => {
    const { problems, configuration } = checkKind(families(), 'optimizer', { type: 'sgd', momentum: 0.9 }, [
      'optimizer',
    ]);
    expect(problems).toEqual([]);
    expect(configuration).toMatchObject({ type: 'sgd', momentum: 0.9 });
    const wrong = checkKind(families(), 'optimizer', { type: 'sgd', momentun: 0.9 }, ['optimizer']);
    expect(printed(wrong.problems)).toEqual([
      'optimizer.momentun must be a key of sgd, got an unknown key; did you mean "momentum"?',
    ]);
    expect(printed(checkKind(families(), 'optimizer', 'sgd', ['optimizer']).problems)[0]).toMatch(
      'write {"type": "sgd"}',
    );
  });

  it('nestedFamily knows initialisers and layers within a layer', () => {
    expect(nestedFamily(constraint('object'))).toBe('initializer');
    expect(nestedFamily(constraint('object[]'))).toBe('layer');
    expect(nestedFamily(constraint('number'))).toBeUndefined();
  });

  it('isObject is neither of null nor of a list', () => {
    expect([{}, null, [], 'x'].map(isObject)).toEqual([true, false, false, false]);
  });
});

describe('checkOptions', () => {
  const schema = type({ 'rate?': '0 <= number <= 1', size: 'number.integer >= 1' });
  const check = (options: Readonly<Record<string, unknown>>) =>
    printed(checkOptions(schema, options, { path: ['model', 1], owner: 'pond' }).problems);

  it('has every problem, with what to write', () => {
    expect(check({ rate: 0.5, size: 2 })).toEqual([]);
    expect(check({ rate: 3, size: 1.5, depth: 1 })).toEqual([
      expect.stringMatching(/^model\[1\]\.depth must be a key of pond, got an unknown key/),
      'model[1].size must be an integer of at least 1, got 1.5; write 2',
      'model[1].rate must be at least 0 and at most 1, got 3; write 1, or less',
    ]);
    expect(check({})[0]).toMatch(/^model\[1\]\.size must be .*, got nothing; add "size"$/);
  });
});

describe('describeConstraint', () => {
  it('puts bounds to who gave a number, and says that it is a number to who did not', () => {
    expect(describeConstraint(constraint('0 <= number < 1'), 3)).toBe('at least 0 and below 1');
    expect(describeConstraint(constraint('0 <= number < 1'), 'x')).toBe('a number of at least 0 and below 1');
    expect(describeConstraint(constraint('boolean'), 3)).toBe('true or false');
  });

  it('enumerates', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(enumerate)).toEqual(['', 'a', 'a or b', 'a, b or c']);
  });
});

describe('explained', () => {
  it('has the options of a name, in each family that has it', () => {
    const [norm] = explained('batchNorm');
    expect(norm).toMatchObject({ name: 'batchNorm', one: 'a layer' });
    expect(norm?.options.map(({ name }) => name)).toContain('momentum');
    expect(explained('saturation').map(({ one }) => one)).toEqual(['a diagnostic', 'a health rule']);
    expect(explained('configuration')[0]?.options).toContainEqual(
      expect.objectContaining({ name: 'model', required: true }),
    );
    expect(() => explained('batchnrom')).toThrow('did you mean "batchNorm"?');
    expect(() => explained('clip_grad_norm_')).toThrow('did you mean "clip"?');
    expect(() => explained('KLDivLoss')).toThrow('did you mean "klDivergence"?');
    expect(() => explained('frozn')).toThrow('did you mean "frozen"?');
    expect(() => explained('qqqqqq')).toThrow(
      'weir explain configuration lists the keys; weir explain model, data, loss, optimizer, learningRate, diagnostics, health what can stand there',
    );
  });

  it('lists what can stand under a key, and whose option a name is', () => {
    const key = (name: string) => explained(name).find(({ family }) => family === 'key');
    expect(key('model')?.kinds).toContain('batchNorm');
    expect(key('learningRate')?.kinds).toContain('cosineRestarts');
    expect(key('health')?.kinds).toContain('saturation');
    expect(key('steps')).not.toHaveProperty('kinds');
    expect(explained('frozen')).toEqual([]);
    const owners = (name: string) => optionOwners(name).map((owner) => owner.name);
    expect(owners('frozen')).toEqual(['groups']);
    expect(owners('standardise')).toEqual(['images', 'table']);
    expect(owners('momentum')).toEqual(['batchNorm', 'rmsProp', 'sgd', 'runningMoments']);
    const holds = (name: string, option: string) =>
      explained(name)[0]?.options.find((one) => one.name === option)?.holds;
    expect(holds('linear', 'init')).toBe('an initialiser: {"type": …}');
    expect(holds('parallel', 'branches')).toBe('a list of lists of layers');
    expect(holds('multiStep', 'milestones')).toMatch(/^a list, each an integer/);
    expect(holds('names', 'shuffle')).toMatch(
      /^\{"generator": .*"torch".*, "seed": an integer of at least 0\}$/,
    );
    expect(holds('configuration', 'model')).toBe('a list, each a layer: {"type": …}');
    expect(holds('configuration', 'clip')).toMatch(/^\{"norm": .*, "value": /);
  });
});

describe('jsonSchema', () => {
  it('has every kind of every family, and the keys of a configuration', () => {
    const ofFiles = ['layer', 'diagnostic', 'rule'];
    const { $defs, properties } = jsonSchema() as {
      readonly $defs: Readonly<Record<string, { readonly oneOf: readonly object[] }>>;
      readonly properties: object;
    };
    for (const [name, { kinds }] of Object.entries(families()))
      expect($defs[name]?.oneOf).toHaveLength(kinds.length + (ofFiles.includes(name) ? 1 : 0));
    const keys = constraintOf(configurationSchema.in.json);
    if (keys.is !== 'object') throw new Error('a configuration is an object');
    for (const key of keys.keys.keys()) expect(properties).toHaveProperty(key);
  });
});

describe('jsonSchema, of what is no kind', () => {
  const { $defs, properties } = jsonSchema() as {
    readonly $defs: Readonly<Record<string, { readonly oneOf: readonly object[] }>>;
    readonly properties: Readonly<Record<string, { readonly properties?: object; readonly items?: object }>>;
  };

  it('has the options of clip, groups and health, of which none is an initialiser', () => {
    expect(Object.keys(properties['clip']?.properties ?? {})).toEqual(['norm', 'value']);
    expect(properties['clip']).toMatchObject({ oneOf: [{ required: ['norm'] }, { required: ['value'] }] });
    expect(properties['groups']?.items).toMatchObject({ required: ['match'], additionalProperties: false });
    expect(properties['health']).toMatchObject({
      anyOf: [{ const: false }, { properties: { rules: { items: { $ref: '#/$defs/rule' } } } }],
    });
    expect(JSON.stringify(properties)).not.toContain('#/$defs/initializer');
  });

  it('has columns of a table named once, in features and in a target that is a list', () => {
    const { properties: table } = $defs['data']?.oneOf.find(
      (one) => 'properties' in one && JSON.stringify(one).includes('"const":"table"'),
    ) as { properties: object };
    expect(table).toMatchObject({
      features: { type: 'array', minItems: 1, uniqueItems: true },
      target: { anyOf: [{ type: 'string' }, { type: 'array', minItems: 1, uniqueItems: true }] },
    });
    expect(JSON.stringify(properties['health'])).not.toContain('uniqueItems');
  });

  it('lets layers, diagnostics and rules of files stand among the others', () => {
    for (const family of ['layer', 'diagnostic', 'rule']) {
      const { properties: own } = $defs[family]?.oneOf.at(-1) as {
        properties: { type: { pattern: string } };
      };
      const pattern = new RegExp(own.type.pattern);
      for (const type of ['./mine.js#name', '../a b/mine.ts#x', '/abs/mine.js#x'])
        expect(type).toMatch(pattern);
      for (const { type } of families()[family as 'layer'].kinds) expect(type).not.toMatch(pattern);
    }
    expect(JSON.stringify($defs['loss'])).not.toContain('pattern');
  });
});

describe('defaultTypes', () => {
  it('are what a configuration that says nothing else is of', () => {
    const { data, loss, optimizer } = parseConfiguration({ model: [{ type: 'relu' }] });
    expect({ data: data.type, loss: loss.type, optimizer: optimizer.type }).toEqual(defaultTypes);
  });
});

describe('parseConfiguration, of lists where objects are to be', () => {
  it.each([
    [
      { clip: [] },
      'clip must be an object, got []; write {"norm": 1} to scale all gradients together, or {"value": 1} to bound each value',
    ],
    [
      { earlyStopping: [], evaluateEvery: 5 },
      'earlyStopping must be an object, got []; write {"patience": 5}, in evaluations',
    ],
    [{ groups: [[]] }, 'groups[0] must be an object, got []; write {"match": "*.bias", "weightDecay": 0}'],
    [{ penalty: [] }, 'penalty must be an object, got []; write {"l2": 0.0001}, or {"l1": 0.0001}'],
    [{ health: [] }, /^health must be .*, got \[\]; write \{…\}$/],
    [{ learningRate: [] }, /^learningRate must be .*, got \[\]; write \{…\}$/],
    [{ optimizer: [] }, 'optimizer must be an optimiser, an object with a type, got []; write {"type": …}'],
  ])('%j', (given, message) => {
    expect(() => parseConfiguration({ model: [{ type: 'relu' }], ...given })).toThrow(message);
  });
});

describe('parseConfiguration, of a number where an object is to be', () => {
  it.each([
    [
      { clip: 2 },
      'clip must be an object, got 2; write {"norm": 2} to scale all gradients together, or {"value": 2}',
    ],
    [{ earlyStopping: 3, evaluateEvery: 5 }, 'got 3; write {"patience": 3}, in evaluations'],
    [{ penalty: 0.01 }, 'got 0.01; write {"l2": 0.01}, or {"l1": 0.01}'],
    [{ clip: -1 }, 'got -1; write {"norm": 1} to scale'],
  ])('%j says what to write', (given, message) => {
    expect(() => parseConfiguration({ model: [{ type: 'relu' }], ...given })).toThrow(message);
  });
});

describe('mustBeObject', () => {
  it('refuses a configuration that is none', () => {
    expect(() => mustBeObject({})).not.toThrow();
    expect(() => mustBeObject([])).toThrow('configuration must be an object, got []; write {"model": […]}');
  });
});

describe('schemaOf', () => {
  it('makes a validator of a definition once', () => {
    const kind = { schema: { 'rate?': 'number' } };
    expect(schemaOf(kind)).toBe(schemaOf(kind));
    expect(schemaOf(kind).allows({ rate: 'x' })).toBe(false);
  });
});
