import type { Finding } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { findingOf } from '../../../../core/src/testing/findingOf.ts';
import { assignmentsOf } from './assignmentsOf.ts';
import { groupFindings, orderedFindings } from './groupFindings.ts';
import { withoutCollisions } from './withoutCollisions.ts';

const finding = (rule: string, set: readonly string[], more: Partial<Finding> = {}): Finding =>
  findingOf({ rule, subject: 'run', remedy: `Mend ${rule}.`, set, ...more });

/** What is printed to be pasted, of each group. */
const printed = (...findings: readonly Finding[]) => groupFindings(findings).map(assignmentsOf);

describe('what findings of one report say to set', () => {
  const sequential = 'model.2={"type":"sequential"}';

  it('leaves out an option of a layer that a graver one replaces, keeps the rest, and says what comes first', () => {
    const stack = finding('stack', [sequential], { severity: 'error' });
    const scale = finding('scale', ['model.2.init.gain=1', 'model.4.init.gain=1', 'model.20.init.gain=1']);
    expect(printed(scale, stack)).toEqual([[sequential], ['model.4.init.gain=1', 'model.20.init.gain=1']]);
    expect(orderedFindings([scale, stack])[1]?.remedy).toBe(
      'Mend scale. What stack sets is of the same place: set that first, and look again.',
    );
  });

  it('leaves out another value of what a graver one sets', () => {
    const rate = finding('rate', ['learningRate=1', 'steps=9'], { severity: 'error' });
    expect(printed(rate, finding('slow', ['learningRate=0.1']))).toEqual([['learningRate=1', 'steps=9'], []]);
  });

  it('leaves out an option, however grave, of a layer that another puts something in the place of', () => {
    const grave = finding('grave', ['model.2.init.gain=1', 'learningRate=1'], { severity: 'error' });
    expect(printed(grave, finding('stack', [sequential]))).toEqual([['learningRate=1'], [sequential]]);
  });

  it('leaves groups as they are where nothing collides', () => {
    const groups = groupFindings([finding('one', ['steps=9']), finding('other', [sequential])]);
    expect(withoutCollisions(groups)).toEqual(groups);
  });

  it('keeps two options of one layer', () => {
    const one = finding('momentum', ['model.2.momentum=0.5'], { severity: 'error' });
    const other = finding('bias', ['model.2.bias=false', 'model.1.bias=false']);
    expect(printed(one, other)).toEqual([one.set, other.set]);
  });

  it('leaves out what has another index once a layer is taken out, of that list alone', () => {
    const gone = finding('output', ['model.3=null'], { severity: 'error' });
    const set = ['model.4.rate=1', 'model.3.rate=1', 'model.2.rate=1', 'model.2.layers.5.rate=1', 'steps=1'];
    expect(printed(gone, finding('other', set))).toEqual([
      ['model.3=null'],
      ['model.2.rate=1', 'model.2.layers.5.rate=1', 'steps=1'],
    ]);
  });

  it('sets of what follows, where the cause sets nothing, count as the cause’s', () => {
    const cause = { rule: 'root', subject: 'run' };
    const { set: _, ...root } = finding('root', [], { severity: 'error' });
    expect(
      printed(root, finding('below', ['learningRate=1'], { cause }), finding('other', ['learningRate=2'])),
    ).toEqual([['learningRate=1'], []]);
  });
});
