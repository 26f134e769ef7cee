import { torchGenerator } from '@weir/core';
import { digits, names, xor } from '@weir/data';
import type { DataSet } from '@weir/data';
import { linear } from '@weir/nn';
import { expect, test } from 'vitest';
import { parseConfiguration } from '../check/parseConfiguration.ts';
import { buildNetwork } from './buildNetwork.ts';
import { MemoryReckoning } from './memoryReckoning.ts';

const points = xor('classes');
const words = names('anna\nbob\nclara\ndora\nemil\nfinn\ngreta\nhugo\nida\njan');

/** How a network is refused, and after how long. */
function refused(data: DataSet, model: readonly object[], given: object = {}, memory?: number) {
  const configuration = parseConfiguration({ model, batchSize: 4, ...given });
  const from = performance.now();
  try {
    buildNetwork(configuration, data, torchGenerator(1), memory === undefined ? {} : { memory });
    return { message: 'built', seconds: 0 };
  } catch (error) {
    return { message: String(error), seconds: (performance.now() - from) / 1000 };
  }
}

test.each<[string, DataSet, readonly object[], RegExp]>([
  [
    'a linear of 1e9 outputs',
    points,
    [{ type: 'linear', out: 1e9 }],
    /model\[0\] must fit into 2 GB of memory, got 80\.1 GB/,
  ],
  [
    'one of 1e17',
    points,
    [{ type: 'linear', out: 1e17 }],
    /model\[0\] must fit into 2 GB of memory, got 8\.0e\+18 B .* and sgd; make it smaller$/,
  ],
  ['an embedding of 1e9', words, [{ type: 'embedding', dim: 1e9 }], /model\[0\] must fit into 2 GB/],
  [
    'a kernel of 4000 on images of 16 × 16',
    digits({ perClass: 4 }),
    [{ type: 'conv2d', out: 64, kernel: 4000 }],
    /model\[0\]: conv2d: kernel must be at most the padded side, got 4000/,
  ],
  [
    'padding without end',
    digits({ perClass: 4 }),
    [{ type: 'conv2d', out: 1, kernel: 1, padding: 1e9 }],
    /model\[0\] must fit into 2 GB/,
  ],
  [
    'branches that double the width thirty times over, without a parameter',
    points,
    [
      ...Array.from({ length: 30 }, () => ({
        type: 'parallel',
        branches: [[{ type: 'tanh' }], [{ type: 'tanh' }]],
      })),
      { type: 'batchNorm' },
    ],
    /model\[\d+\](\.branches\[\d\]\[0\])? must fit into 2 GB/,
  ],
  [
    'what only the last layer shows not to fit, after a wide one',
    points,
    [
      { type: 'linear', out: 2e7 },
      { type: 'linear', out: 3 },
    ],
    /must end in outputs of shape \[2\]|must fit into 2 GB/,
  ],
])('%s is refused before anything is drawn', (_, data, model, message) => {
  const { message: got, seconds } = refused(data, model);
  expect(got).toMatch(message);
  expect(seconds).toBeLessThan(1);
});

test('a limit can be raised and lowered, and the optimiser counts', () => {
  const model = [
    { type: 'linear', out: 1000 },
    { type: 'linear', out: 2 },
  ];
  // 4 B · (5002 parameters · (4 + slots) + 2 · 4 · 1002 outputs + 4 · 2 inputs): 112,128 B of sgd, 152,144 B of adam.
  expect(refused(points, model, {}, 112_128).message).toBe('built');
  expect(refused(points, model, {}, 112_127).message).toContain('model[1] must fit into');
  expect(refused(points, model, { optimizer: { type: 'adam' } }, 112_128).message).toContain('and adam');
  expect(refused(points, model, { optimizer: { type: 'adam' } }, 152_144).message).toBe('built');
});

test('a batchNorm on batches of one is refused ahead of training, but not of one image', () => {
  const norm = [{ type: 'linear', out: 4 }, { type: 'batchNorm' }, { type: 'linear', out: 2 }];
  expect(refused(points, norm, { batchSize: 1 }).message).toContain(
    'model[1] must train on at least 2 values per feature, as batchNorm compares those of a batch, got 1 with a ' +
      'batchSize of 1; raise batchSize, or use layerNorm',
  );
  const image = [{ type: 'batchNorm' }, { type: 'flatten' }, { type: 'linear', out: 10 }];
  expect(refused(digits({ perClass: 4 }), image, { batchSize: 1 }).message).toBe('built');
});

test('contexts that would take more memory than there is are refused, not allocated', () => {
  expect(() => names('anna\nbob\nclara', { contextLength: 1e9 })).toThrow(
    /names: contextLength must be at most \d+, so that 15 examples take at most 2 GB, got 1000000000; lower it/,
  );
});

test('a step takes four copies of the parameters, and the outputs with their gradients', () => {
  const configuration = parseConfiguration({
    data: { type: 'xor' },
    model: [{ type: 'linear', out: 3 }],
    batchSize: 4,
  });
  const layer = linear(2, 3, { rng: torchGenerator(1) });
  const batch = 4 * 4 * 2;
  const needed = batch + 4 * (4 * (2 * 3 + 3) + 2 * 4 * 3);
  const reckon = (limit: number) => () => {
    const reckoning = new MemoryReckoning(configuration, points, limit);
    reckoning.add(layer, [2], [3], ['model', 0]);
    reckoning.finish();
  };
  expect(reckon(needed)).not.toThrow();
  expect(reckon(needed - 1)).toThrow('model[0] must fit into');
  expect(() => new MemoryReckoning(configuration, points, batch - 1).finish()).toThrow(
    'batchSize must fit into',
  );
});

test('the memory that is proposed is that of the whole network, and suffices', () => {
  const model = Array.from({ length: 6 }, () => ({ type: 'linear', out: 100 }));
  const { message } = refused(points, model, {}, 50_000);
  expect(message).toContain('model[1] must fit into 0.1 MB');
  const [, amount = ''] = /--memory ([\d.]+)MB/.exec(message) ?? [];
  expect(Number(amount)).toBeGreaterThan(0.8);
  expect(refused(points, [...model, { type: 'linear', out: 2 }], {}, 1.5e6 * Number(amount)).message).toBe(
    'built',
  );
});
