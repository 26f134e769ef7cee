import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { findingOf } from '../../../../packages/core/src/testing/findingOf.ts';
import { colorsFor } from './colors.ts';
import { noFigures, withEvent } from './figures.ts';
import type { Figures } from './figures.ts';
import { summary } from './summary.ts';

const plain = colorsFor(new PassThrough());

test('summary of nothing is nothing', () => {
  expect(summary(noFigures, plain)).toEqual([]);
});

test('summary has a section for what there is, its step in the title, its lines indented, a blank line behind', () => {
  const figures: Figures = {
    ...noFigures,
    activations: { step: 100, rows: [{ name: '1.tanh', mean: 0, std: 0.5, saturated: 0.25 }] },
    updateToData: { step: 99, rows: { '0.linear.weight': -3 } },
    evaluation: { validation: { loss: 1.5 } },
  };
  const lines = summary(figures, plain);
  expect(lines.filter((line) => line !== '' && !line.startsWith(' '))).toEqual([
    'activations at step 100',
    'log10 update:data at step 99',
    'evaluation',
  ]);
  expect(lines.filter((line) => line === '')).toHaveLength(3);
  expect(lines[1]).toMatch(/^ {2}1\.tanh.*25\.00%/);
});

test('summary ends with what is wrong, as wide as the terminal at most', () => {
  const meaning = 'Its units hardly ever let a gradient through, so that what comes before it learns slowly.';
  const figures: Figures = {
    ...noFigures,
    evaluation: { validation: { loss: 1.5 } },
    findings: [findingOf({ rule: 'saturation', subject: '1.tanh', since: 3, step: 3, meaning })],
  };
  const lines = summary(figures, plain, 50);
  expect(lines.slice(lines.indexOf('health') + 1)[0]).toBe('  warning: saturation, 1.tanh, since step 3');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(50);
  expect(Math.max(...summary(figures, plain).map((line) => line.length))).toBeGreaterThan(50);
});

test('summary says of which step an evaluation is, where more steps were done since', () => {
  const splits = { validation: { loss: 1.5 } };
  const progress = (from: number) =>
    ({ type: 'progress', from, losses: [1, 2], learningRate: 0.1, seconds: 1 }) as const;
  const evaluated = withEvent(withEvent(noFigures, progress(0)), { type: 'evaluated', step: 2, splits });
  const titleOf = (figures: Figures) => summary(figures, plain).find((line) => line.startsWith('evaluation'));
  expect(titleOf(evaluated)).toBe('evaluation');
  expect(titleOf(withEvent(evaluated, progress(2)))).toBe('evaluation after 2 steps');
});
