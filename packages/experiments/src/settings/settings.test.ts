import type { FindingChanged, Setting } from '@weir/core';
import { of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { parseConfiguration } from '../configuration/check/parseConfiguration.ts';
import { setOption } from '../configuration/edit/setOption.ts';
import { optionAt } from '../configuration/edit/optionPath.ts';
import { presetOf, presets } from '../presets/presets.ts';
import { assignmentOf } from './assignmentOf.ts';
import { layerPath } from './layerPath.ts';
import { withAssignments } from './withAssignments.ts';

const linear = { type: 'linear', out: 8 };
const configuration = parseConfiguration({
  data: { type: 'table', path: 'x.csv', features: ['a'], target: 'b' },
  loss: { type: 'mse' },
  model: [
    { ...linear, init: { type: 'normal', std: 2 } },
    { type: 'tanh' },
    {
      type: 'residual',
      layers: [
        linear,
        { type: 'batchNorm' },
        { type: 'residual', layers: [{ ...linear, init: { type: 'zeros' } }] },
      ],
      shortcut: [{ ...linear, init: { type: 'xavierUniform', gain: 2 } }],
    },
    {
      type: 'parallel',
      branches: [[{ ...linear, biasInit: { type: 'ones' } }, { type: 'tanh' }, linear], [linear]],
      join: 'add',
    },
    { type: 'linear', out: 1, init: { type: 'kaimingNormal', nonlinearity: 'tanh' } },
  ],
  learningRate: { type: 'multiStep', initial: 0.1, milestones: [5], gamma: 0.1 },
});

describe('layerPath', () => {
  it.each([
    ['0.linear', 'model.0'],
    ['0.linear.weight', 'model.0'],
    ['2.residual', 'model.2'],
    ['2.residual.0.linear.bias', 'model.2.layers.0'],
    ['2.residual.1.batchNorm.gamma', 'model.2.layers.1'],
    ['2.residual.2.residual.0.linear.weight', 'model.2.layers.2.layers.0'],
    ['2.residual.3.linear.weight', 'model.2.shortcut.0'],
    ['3.parallel.0.sequential.2.linear.weight', 'model.3.branches.0.2'],
    ['3.parallel.1.linear.weight', 'model.3.branches.1.0'],
  ])('%s stands at %s', (name, path) => {
    expect(layerPath(configuration.model, name)?.path).toBe(path);
  });

  it.each(['run', '9.linear', '1.linear.weight', '2.residual.7.linear'])('%s stands nowhere', (name) => {
    expect(layerPath(configuration.model, name)).toBeUndefined();
  });
});

describe('assignmentOf', () => {
  it.each<[Setting, string | undefined]>([
    [{ layer: '0.linear', option: 'gain', value: 5 / 3, std: 0.2987 }, 'model.0.init.std=0.299'],
    [{ layer: '0.linear', option: 'scale', value: 0.1 }, 'model.0.init.std=0.2'],
    [
      { layer: '2.residual.0.linear', option: 'gain', value: 5 / 3 },
      'model.2.layers.0.init={"type":"kaimingNormal","gain":1.67}',
    ],
    [
      { layer: '2.residual.3.linear', option: 'gain', value: 1 },
      'model.2.shortcut.0.init={"type":"kaimingNormal","gain":1}', // xavier's is over another size
    ],
    [
      { layer: '2.residual.0.linear', option: 'follower', value: 'relu' },
      'model.2.layers.0={"type":"sequential","layers":[{"type":"linear","out":8},{"type":"relu"}]}',
    ],
    [
      { layer: '0.linear', option: 'follower', value: 'relu', std: 0.5 },
      'model.0={"type":"sequential","layers":[{"type":"linear","out":8,"init":{"type":"kaimingNormal","nonlinearity":"relu"}},{"type":"relu"}]}',
    ],
    [
      { layer: '2.residual.0.linear', option: 'follower', value: 'batchNorm' },
      'model.2.layers.0={"type":"sequential","layers":[{"type":"linear","out":8,"bias":false},{"type":"batchNorm"}]}',
    ],
    [
      { layer: '2.residual.0.linear', option: 'behind', value: 'tanh' },
      'model.2.layers.0={"type":"sequential","layers":[{"type":"linear","out":16,"init":{"type":"kaimingNormal","nonlinearity":"tanh"}},{"type":"tanh"},{"type":"linear","out":8}]}',
    ],
    [{ option: 'groups', value: 'thawed' }, undefined], // there are none
    [{ layer: '2.residual.3.linear', option: 'scale', value: 0.25 }, 'model.2.shortcut.0.init.gain=0.5'],
    [
      { layer: '2.residual.2.residual.0.linear', option: 'gain', value: 1 },
      'model.2.layers.2.layers.0.init={"type":"kaimingNormal","gain":1}',
    ],
    [{ layer: '4.linear', option: 'gain', value: 0.1 }, 'model.4.init={"type":"kaimingNormal","gain":0.1}'],
    [
      { layer: '2.residual.1.batchNorm', option: 'momentum', value: 0.01234 },
      'model.2.layers.1.momentum=0.0123',
    ],
    [{ layer: '0.linear', option: 'bias', value: false }, 'model.0.bias=false'],
    [{ option: 'learningRate', value: 0.03 }, 'learningRate.initial=0.03'],
    [{ option: 'learningRate', value: 0.001, from: 0.01 }, 'learningRate.initial=0.01'], // after the milestone
    [{ layer: '1.tanh', option: 'remove', value: true }, 'model.1=null'],
    [{ layer: '1.tanh', option: 'type', value: 'leakyRelu' }, 'model.1.type=leakyRelu'],
    [{ layer: '1.tanh', option: 'type', value: 'no such' }, undefined],
    [{ layer: '0.linear', option: 'biasInit', value: 0 }, undefined], // as by default
    [
      { layer: '0.linear', option: 'biasInit', value: 0.1 },
      'model.0.biasInit={"type":"constant","value":0.1}',
    ],
    [
      { layer: '3.parallel.0.sequential.0.linear', option: 'biasInit', value: 0 },
      'model.3.branches.0.0.biasInit=null',
    ],
    [{ option: 'batchSize', value: 16 }, 'batchSize=16'],
    [{ option: 'batchSize', value: 32 }, undefined], // it is so already
    [{ layer: '0.linear', option: 'momentum', value: 0.1 }, undefined], // a linear has none
    [{ layer: '2.residual.1.batchNorm', option: 'momentum', value: 3 }, undefined], // out of range
  ])('%j is %s', (setting, assignment) => {
    expect(assignmentOf(configuration, setting)).toBe(assignment);
  });

  it('is accepted by --set for every weight of every preset', () => {
    let count = 0;
    for (const { name } of presets()) {
      const parsed = parseConfiguration(presetOf(name).configuration);
      for (const [index, { type }] of parsed.model.entries()) {
        if (type !== 'linear' && type !== 'conv2d') continue;
        for (const option of ['gain', 'scale'] as const) {
          const assignment = assignmentOf(parsed, { layer: `${index}.${type}`, option, value: 0.77 });
          if (assignment === undefined) continue;
          count += 1;
          const set = parseConfiguration(setOption(parsed, assignment));
          expect(optionAt(set, `model.${index}.init`)).not.toEqual(optionAt(parsed, `model.${index}.init`));
        }
      }
    }
    expect(count).toBeGreaterThan(100);
  });
});

it('thaws what groups freeze, and keeps what else they say', () => {
  const groups = [
    { match: '*.bias', weightDecay: 0 },
    { match: '0.*', frozen: true },
    { match: '*', learningRate: 0, weightDecay: 0.1 },
  ];
  const thawed = { option: 'groups', value: 'thawed' } as const;
  expect(assignmentOf(parseConfiguration({ ...configuration, groups }), thawed)).toBe(
    'groups=[{"match":"*.bias","weightDecay":0},{"match":"*","weightDecay":0.1}]',
  );
  const all = parseConfiguration({ ...configuration, groups: [{ match: '*', frozen: true }] });
  expect(assignmentOf(all, thawed)).toBe('groups=null');
});

it('findings of a run say what to set', () => {
  const event: FindingChanged = {
    type: 'finding',
    change: 'raised',
    step: 0,
    finding: {
      rule: 'saturation',
      subject: '1.tanh',
      since: 0,
      step: 0,
      severity: 'warning',
      value: 1,
      threshold: 0,
      formula: 'x',
      meaning: 'm',
      remedy: 'r',
      settings: [
        { layer: '0.linear', option: 'gain', value: 1, std: 0.5 },
        { option: 'nothing', value: 1 },
      ],
    },
  };
  const seen: unknown[] = [];
  of(event)
    .pipe(withAssignments(configuration))
    .subscribe((changed) => seen.push(changed));
  expect(seen).toMatchObject([{ finding: { set: ['model.0.init.std=0.5'] } }]);
});
