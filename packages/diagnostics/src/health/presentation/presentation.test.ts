import type { Finding, FindingChanged } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { findingOf } from '../../../../core/src/testing/findingOf.ts';
import { assignmentsOf } from './assignmentsOf.ts';
import { everFound } from './everFound.ts';
import { groupFindings, orderedFindings } from './groupFindings.ts';
import type { FindingGroup } from './findingGroup.ts';

const finding = (rule: string, subject: string, more: Partial<Finding> = {}): Finding =>
  findingOf({ rule, subject, ...more });

const shown = ({ cause, findings, consequences }: FindingGroup): unknown => [
  `${cause.severity} ${cause.rule}`,
  findings.map(({ subject }) => subject),
  ...(consequences.length > 0 ? [consequences.map(shown)] : []),
];

describe('groupFindings', () => {
  it('puts layers of one finding together, in the order of the network', () => {
    const all = ['11.tanh', '5.tanh', '4.residual.10.tanh', '7.tanh', '4.residual.1.tanh', '3.tanh'];
    expect(groupFindings(all.map((subject) => finding('saturation', subject))).map(shown)).toEqual([
      [
        'warning saturation',
        ['3.tanh', '4.residual.1.tanh', '4.residual.10.tanh', '5.tanh', '7.tanh', '11.tanh'],
      ],
    ]);
  });

  it('puts the gravest first, then what stands, then the run, then by depth', () => {
    const all = [
      finding('a', '9.tanh'),
      finding('b', '2.tanh', { severity: 'info' }),
      finding('c', '4.tanh'),
      finding('d', 'run', { cleared: 5 }),
      finding('e', 'run'),
      finding('f', '9.tanh', { severity: 'error', cleared: 3 }),
    ];
    expect(groupFindings(all).map(({ cause }) => cause.rule)).toEqual(['f', 'e', 'c', 'a', 'd', 'b']);
  });

  it('takes a slight cause for as grave as what follows from it', () => {
    const cause = { rule: 'slight', subject: 'run' };
    const all = [
      finding('b', 'run'),
      finding('slight', 'run', { severity: 'info' }),
      finding('a', 'run', { severity: 'error', cause }),
      finding('c', 'run', { severity: 'info', cause }),
    ];
    expect(groupFindings(all).map(({ cause }) => cause.rule)).toEqual(['slight', 'b']);
  });

  it('keeps what has ended apart from what stands of the same rule', () => {
    const all = [finding('a', '1.tanh', { cleared: 4 }), finding('a', '3.tanh'), finding('a', '2.tanh')];
    expect(groupFindings(all).map(shown)).toEqual([
      ['warning a', ['2.tanh', '3.tanh']],
      ['warning a', ['1.tanh']],
    ]);
  });

  it('takes a finding that names its own rule for its cause as it stands', () => {
    const own = finding('a', '1.tanh', { cause: { rule: 'a', subject: '0.tanh' } });
    expect(groupFindings([own]).map(shown)).toEqual([['warning a', ['1.tanh']]]);
  });

  it('puts what follows below its cause, and each finding once', () => {
    const cause = { rule: 'allZero', subject: '1.tanh' };
    const all = [
      finding('noGradient', '2.linear.weight', { severity: 'error', cause }),
      finding('noGradient', '0.linear.weight', { severity: 'error', cause }),
      finding('lossFlat', 'run', { cause }),
      finding('allZero', '1.tanh', { severity: 'error' }),
      finding('orphan', 'run', { cause: { rule: 'gone', subject: 'run' } }),
    ];
    expect(groupFindings(all).map(shown)).toEqual([
      [
        'error allZero',
        ['1.tanh'],
        [
          ['error noGradient', ['0.linear.weight', '2.linear.weight']],
          ['warning lossFlat', ['run']],
        ],
      ],
      ['warning orphan', ['run']],
    ]);
    expect(orderedFindings(all)).toHaveLength(all.length);
  });

  it('loses nothing where findings name each other', () => {
    const all = [
      finding('a', 'run', { cause: { rule: 'b', subject: 'run' } }),
      finding('b', 'run', { cause: { rule: 'a', subject: 'run' } }),
    ];
    expect(orderedFindings(all)).toHaveLength(2);
  });

  it('names what stands and what has ended of one rule apart, and loses none below either', () => {
    const all = [
      finding('a', '1.tanh', { cleared: 4 }),
      finding('a', '3.tanh'),
      finding('b', 'run', { cause: { rule: 'a', subject: '3.tanh' } }),
    ];
    expect(groupFindings(all).map(shown)).toEqual([
      ['warning a', ['3.tanh'], [['warning b', ['run']]]],
      ['warning a', ['1.tanh']],
    ]);
  });
});

describe('everFound', () => {
  const change = (change: FindingChanged['change'], step: number, since = 0): FindingChanged => ({
    type: 'finding',
    change,
    step,
    finding: finding('a', 'run', { since, step }),
  });
  const after = (...changes: readonly FindingChanged[]) =>
    changes
      .reduce<readonly Finding[]>(everFound, [])
      .map(({ since, step, cleared }) => [since, step, cleared]);

  it('keeps what ended, with the step at which it did', () => {
    expect(after(change('raised', 0), change('cleared', 9))).toEqual([[0, 9, 9]]);
  });

  it('takes what comes back for the same, and what is raised anew for another', () => {
    expect(after(change('raised', 0), change('cleared', 9), change('updated', 12))).toEqual([
      [0, 12, undefined],
    ]);
    expect(after(change('raised', 0), change('cleared', 9), change('raised', 99, 99))).toEqual([
      [0, 9, 9],
      [99, 99, undefined],
    ]);
  });
});

describe('assignmentsOf', () => {
  const cause = { rule: 'allZero', subject: '1.tanh' };
  const below = finding('lossFlat', 'run', { cause, set: ['learningRate=1'] });
  const assigned = (...all: readonly Finding[]) => groupFindings(all).map(assignmentsOf);

  it('are those of the group, each once', () => {
    const set = ['model.0.init.gain=1'];
    const own = ['1.tanh', '3.tanh'].map((subject) =>
      finding('allZero', subject, { set, severity: 'error' }),
    );
    expect(assigned(...own, below)).toEqual([set]);
  });

  it('hold each option once, as the first finding has it', () => {
    const [one, other] = ['gain=1', 'gain=2'].map((set, at) =>
      finding('allZero', `${at}.tanh`, { set: [set], severity: 'error' }),
    );
    expect(one && other && assigned(one, other)).toEqual([['gain=1']]);
  });

  it('are those of what follows from it, where it has none', () => {
    expect(assigned(finding('allZero', '1.tanh', { severity: 'error' }), below)).toEqual([
      ['learningRate=1'],
    ]);
    expect(assigned(finding('allZero', '1.tanh'))).toEqual([[]]);
  });
});
