import '@weir/backend-simd';
import { dropout, mean, ready, setBackend, sub } from '@tensorflow/tfjs';
import { extendConfiguration } from '@weir/experiments';
import { layer } from '@weir/nn';
import { beforeAll, describe, expect, it } from 'vitest';
import { digits, he } from './setups.ts';
import type { LayerOf } from './setups.ts';
import { trained } from './trained.ts';

const using = (norm: LayerOf) => ({ ...digits('relu', he, { norm }), steps: 100 });

/** Layers of one's own that go on as in training, each with what the remedy puts in its place. */
const own: readonly (readonly [string, LayerOf, LayerOf])[] = [
  ['subtracts the mean of its batch', { type: 'centre' }, { type: 'batchNorm' }],
  ['drops units', { type: 'drop' }, { type: 'dropout', rate: 0.5 }],
];

describe('evaluationMode', () => {
  beforeAll(async () => {
    await setBackend('simd');
    await ready();
    extendConfiguration('layer', 'centre', () => layer((x) => sub(x, mean(x, 0, true)), { kind: 'centre' }));
    extendConfiguration('layer', 'drop', () => layer((x) => dropout(x, 0.5), { kind: 'drop' }));
  });

  it.each(own)(
    'tells that a layer which %s does so in evaluation too, until it is replaced',
    async (_, sick, mended) => {
      const before = await trained(using(sick));
      const said = before.found.filter(({ rule }) => rule === 'evaluationMode');
      expect(said).toMatchObject([{ severity: 'error', subject: 'run' }]);
      expect(said[0]?.remedy).toContain('running statistics instead of the batch’s, and no dropout');
      const after = await trained(using(mended));
      expect(after.found.filter(({ rule }) => rule === 'evaluationMode')).toEqual([]);
      expect(after.evaluated).toBeLessThan(before.evaluated);
    },
  );

  it.each([
    ['layerNorm', { type: 'layerNorm' }],
    ['groupNorm', { type: 'groupNorm', groups: 4 }],
  ])('is silent of %s, which does the same in both', async (_, norm) => {
    const { found } = await trained(using(norm));
    expect(found.filter(({ rule }) => rule === 'evaluationMode')).toEqual([]);
  });
});
