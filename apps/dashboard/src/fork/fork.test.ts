import { charts } from '@weir/charts';
import { ruleKinds, settingOption } from '@weir/diagnostics';
import { describe, expect, it } from 'vitest';
import type { RunSummary } from '../source/runSource.ts';
import { assignmentsIn } from './assignmentsIn.ts';
import { chartOfRule } from './chartOfRule.ts';
import { familyOf } from './familyOf.ts';
import { forkStart, isOfStart, remedyStart } from './forkStart.ts';

describe('what a fork changes', () => {
  it.each([
    'model.2.init.gain=1.67',
    'model[2].init.gain=3',
    'model.4=null',
    'model.5.gamma=1',
    'seed=3',
    'data.contextLength=8',
  ])('%s is of the start', (assignment) => expect(isOfStart(assignment)).toBe(true));
  it.each([
    'learningRate=0.1',
    'learningRate.initial=0.1',
    'optimizer.momentum=0.9',
    'model.3.momentum=0.01',
    'batchSize=64',
  ])('%s is of any step', (assignment) => expect(isOfStart(assignment)).toBe(false));

  it('decides where the twin begins', () => {
    const run = { shown: 40, step: 90, steps: 100 };
    expect(forkStart(['learningRate=1'], run)).toBe(40);
    expect(forkStart(['learningRate=1'], { ...run, shown: undefined })).toBe(90);
    expect(forkStart(['learningRate=1', 'model.2.init.gain=1'], run)).toBe(0);
    expect(forkStart(['learningRate=1'], { shown: undefined, step: 100, steps: 100 })).toBe(0);
  });
});

describe('assignmentsIn', () => {
  it('takes one assignment as it is written, whatever stands in it', () => {
    expect(assignmentsIn(' learningRate=0.05 ')).toEqual(['learningRate=0.05']);
    expect(assignmentsIn('learningRate={"type": "step", "initial": 1}')).toEqual([
      'learningRate={"type": "step", "initial": 1}',
    ]);
    expect(assignmentsIn('  ')).toEqual([]);
  });

  it('takes what a finding offers to be copied, several too', () => {
    const assignments = [
      'model.5.detached=false',
      'model.2,4.init={"type":"kaimingNormal","gain":1.67}',
      `name=it's "mine" \\ here`,
    ];
    expect(assignmentsIn(assignments.map(settingOption).join(' '))).toEqual(assignments);
    for (const assignment of assignments)
      expect(assignmentsIn(settingOption(assignment))).toEqual([assignment]);
  });

  it('takes other ways to write the same for a shell', () => {
    expect(assignmentsIn('--set=seed=3 --set "name=a b" --set steps=7')).toEqual([
      'seed=3',
      'name=a b',
      'steps=7',
    ]);
    expect(assignmentsIn('--set')).toEqual([]);
  });
});

describe('a remedy', () => {
  const run = { shown: undefined, step: 90, steps: 100 };
  const rate = ['learningRate=0.1'];

  it('is tried from where the run stands', () => {
    expect(remedyStart('updateRatio', rate, run, [{ rule: 'updateRatio' }])).toBe(90);
  });
  it.each(['notFinite', 'lossDiverging', 'allZero'])('is tried from the start once %s stands', (rule) => {
    expect(remedyStart('updateRatio', rate, run, [{ rule }])).toBe(0);
    expect(remedyStart('updateRatio', rate, run, [{ rule, cleared: 50 }])).toBe(90);
  });
  it('of dead units is tried from the start, and others beside them from where the run stands', () => {
    const standing = [{ rule: 'deadUnits' }];
    expect(remedyStart('deadUnits', rate, run, standing)).toBe(0);
    expect(remedyStart('updateRatio', rate, run, standing)).toBe(90);
  });
  it('knows its rules by the names that they have', () => {
    const names = ruleKinds.map(({ type }) => type as string);
    for (const rule of ['notFinite', 'lossDiverging', 'allZero', 'deadUnits']) expect(names).toContain(rule);
  });
});

describe('a family', () => {
  const run = (id: string, fork?: RunSummary['fork']): RunSummary => ({
    id,
    name: 'deep',
    status: 'completed',
    step: 1,
    steps: 1,
    startedAt: '',
    ...(fork && { fork }),
  });
  const runs = [
    run('d', { parent: 'b', step: 0, set: ['a=1'] }),
    run('c', { parent: 'a', step: 0, set: ['a=1'] }),
    run('b', { parent: 'a', step: 50, set: ['learningRate=0.1'] }),
    run('a'),
    run('other'),
    run('orphan', { parent: 'gone', step: 3, set: [] }),
  ];

  it('is a run and all that were forked of it or of its forks, in their order', () => {
    for (const id of ['a', 'b', 'c', 'd']) {
      const family = familyOf(runs, id);
      expect(family?.comparison.variants).toEqual([
        'as it was',
        'learningRate=0.1 from step 50',
        'a=1',
        'a=1 (2)',
      ]);
      expect(family?.runs.map(({ variant }) => variant)).toEqual([
        'a=1 (2)',
        'a=1',
        'learningRate=0.1 from step 50',
        'as it was',
        undefined,
        undefined,
      ]);
    }
  });

  it('is none of a run on its own, of one that is not there, or whose parent is gone', () => {
    for (const id of ['other', 'orphan', 'nobody']) expect(familyOf(runs, id)).toBeUndefined();
  });

  it('ends where two say that they are each other’s', () => {
    const round = [run('a', { parent: 'b', step: 0, set: [] }), run('b', { parent: 'a', step: 0, set: [] })];
    expect(familyOf(round, 'a')).toBeUndefined();
  });
});

describe('the chart of a rule', () => {
  const names = charts.map(({ name }) => name);

  it('is there for every rule', () => {
    for (const { type } of ruleKinds) expect(names).toContain(chartOfRule(type, names));
  });

  it('is the first that is shown', () => {
    expect(chartOfRule('saturation', names)).toBe('saturation');
    expect(chartOfRule('saturation', ['loss', 'activationDistribution'])).toBe('activationDistribution');
    expect(chartOfRule('lossFlat', names)).toBe('loss');
    expect(chartOfRule('lossFlat', [])).toBeUndefined();
  });
});
