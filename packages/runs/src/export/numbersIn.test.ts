import { expect, it } from 'vitest';
import { histogramsIn, numbersIn } from './numbersIn.ts';

const histogram = { low: -1, high: 1, counts: [2, 3] };
const measured = {
  step: 4,
  layers: [
    { name: '1.tanh', mean: 0.5, histogram },
    { name: '3.tanh', mean: -0.25, histogram: { ...histogram, counts: [1, 4] } },
  ],
  pairs: [7, [8]],
  note: 'no number',
  nothing: null,
};

it('numbersIn calls a number by the keys that lead to it, and what has a name by its name', () => {
  expect(Object.fromEntries(numbersIn(measured))).toMatchObject({
    step: 4,
    'layers.1.tanh.mean': 0.5,
    'layers.3.tanh.mean': -0.25,
    'pairs.0': 7,
    'pairs.1.0': 8,
  });
  expect(Object.fromEntries(numbersIn(measured))).not.toHaveProperty('note');
});

it('numbersIn leaves lists of more than 64 numbers out, plain and typed, as they are tensors or bins', () => {
  const short = { at: Array.from({ length: 64 }, () => 1) };
  const long = { at: Array.from({ length: 65 }, () => 1), typed: new Float32Array(65), rate: 2 };
  expect([...numbersIn(short)]).toHaveLength(64);
  expect([...numbersIn(long)]).toEqual([['rate', 2]]);
});

it('histogramsIn finds each histogram by its path, and takes one without bins for none', () => {
  expect([...histogramsIn(measured)]).toEqual([
    ['layers.1.tanh.histogram', histogram],
    ['layers.3.tanh.histogram', { low: -1, high: 1, counts: [1, 4] }],
  ]);
  expect([...histogramsIn({ ...histogram, counts: [] })]).toEqual([]);
});
