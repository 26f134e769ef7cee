import type { Finding } from '@weir/core';
import { describe, expect, test } from 'vitest';
import { findingOf } from '../../../../packages/core/src/testing/findingOf.ts';
import { findingTable } from './findingTable.ts';
import { wrapped } from './wrapped.ts';

const finding = (rule: string, subject: string, more: Partial<Finding> = {}): Finding =>
  findingOf({
    rule,
    subject,
    step: 100,
    severity: 'error',
    value: 0.7,
    meaning: `${subject} is flat.`,
    remedy: 'Start it smaller.',
    ...more,
  });

describe('findingTable', () => {
  test('tells layers of one rule together, first to last, what it means, what to do and what to set', () => {
    const all = [
      finding('saturation', '11.tanh', { severity: 'warning' }),
      finding('saturation', '3.tanh', { set: ['model.2.init.gain=1.67'] }),
      finding('saturation', '5.tanh', { set: ['model.4.init={"type":"kaimingNormal"}'] }),
    ];
    expect(findingTable(all, 80)).toEqual([
      'error: saturation, 3.tanh, 5.tanh, 11.tanh, since step 0',
      '  3.tanh is flat.',
      '  Start it smaller.',
      `  --set model.2.init.gain=1.67 --set 'model.4.init={"type":"kaimingNormal"}'`,
    ]);
  });

  test('breaks options between options, as a shell reads them on, and takes a consequence’s where a cause has none', () => {
    const cause = { rule: 'allZero', subject: '1.tanh' };
    const set = ['model.2.init.gain=1', 'model.4.init.gain=2', 'model.6.init.gain=3'];
    const all = [finding('allZero', '1.tanh'), finding('symmetry', '2.linear.weight', { cause, set })];
    const lines = findingTable(all, 60).filter((line) => line.includes('--set'));
    expect(lines).toEqual([
      '  --set model.2.init.gain=1 --set model.4.init.gain=2 \\',
      '  --set model.6.init.gain=3',
    ]);
  });

  test('sets the same of many layers in one option, and names a handful of them', () => {
    const all = Array.from({ length: 50 }, (_, at) =>
      finding('scale', `${2 * at}.linear`, {
        set: [`model.${2 * at}.init.gain=1`, `model.${2 * at}.bias=false`],
      }),
    );
    const [headline, , , ...rest] = findingTable(all, 1000);
    expect(headline).toBe(
      'error: scale, 0.linear, 2.linear, 4.linear, 6.linear, 8.linear, 10.linear, 12.linear and 43 more, since step 0',
    );
    const indices = all.map((_, at) => 2 * at).join();
    expect(rest).toEqual([`  --set model.${indices}.init.gain=1 --set model.${indices}.bias=false`]);
  });

  test('tells what has ended, and how bad it was', () => {
    const all = [
      finding('a', 'run', { severity: 'warning', cleared: 300 }),
      finding('b', 'run', { worst: { value: 12.3456, step: 7 } }),
    ];
    expect(findingTable(all, 80).filter((line) => !line.startsWith(' '))).toEqual([
      'error: b, run, since step 0, worst at step 7',
      'warning: a, run, since step 0, cleared at step 300',
    ]);
  });

  test('names a layer once that is seen over batches and over the whole split', () => {
    const all = ['5.relu', '5.relu (training split)', '7.relu (training split)'].map((subject) =>
      finding('deadUnits', subject),
    );
    expect(findingTable(all, 80)[0]).toBe('error: deadUnits, 5.relu, 7.relu (training split), since step 0');
  });

  test('indents what follows from a cause below it', () => {
    const cause = { rule: 'allZero', subject: '1.relu' };
    const all = [
      finding('lossFlat', 'run', { severity: 'warning', cause }),
      finding('allZero', '1.relu', { severity: 'warning' }),
    ];
    expect(findingTable(all, 80)).toEqual([
      'warning: allZero, 1.relu, since step 0',
      '  1.relu is flat.',
      '  Start it smaller.',
      '  What follows from it:',
      '    warning: lossFlat, run, since step 0',
      '      run is flat.',
    ]);
  });

  test('breaks lines between words at the width, and indents what goes on', () => {
    const meaning = 'One two three four five six seven eight nine ten eleven twelve.';
    for (const line of findingTable([finding('saturation', '3.tanh', { meaning })], 30)) {
      expect(line.length).toBeLessThanOrEqual(30);
    }
    expect(findingTable([finding('saturation', '3.tanh', { meaning })], 30).slice(2, 5)).toEqual([
      '  One two three four five six',
      '  seven eight nine ten eleven',
      '  twelve.',
    ]);
  });
});

test('a word longer than a line stays whole', () => {
  expect(wrapped('a bbbbbbbb c', 4, ' ')).toEqual(['a', ' bbbbbbbb', ' c']);
});
