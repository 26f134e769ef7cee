import { describe, expect, it } from 'vitest';
import { initializerKind } from '../initializers/initializerKind.ts';
import { zeros } from '../initializers/constant.ts';
import { layerKind } from '../layers/layerKind.ts';
import { kind, kindsIn } from './kind.ts';
import { relu } from '../layers/relu.ts';

describe('a kind', () => {
  it('has its family and builds of its options and its context', () => {
    const sum = kind('sum', {
      type: 'shifted',
      schema: { by: 'number' },
      build: ({ by }, context: number) => by + context,
    });
    expect(sum).toMatchObject({ family: 'sum', type: 'shifted', schema: { by: 'number' } });
    expect(sum.build({ by: 2 }, 40)).toBe(42);
  });

  it('is found among the exports of a module by its family', () => {
    const wanted = layerKind({ type: 'gate', schema: {}, build: () => relu() });
    const other = initializerKind({ type: 'none', schema: {}, build: () => zeros });
    expect(kindsIn('layer', { relu, wanted, other, nothing: null, text: 'layer' })).toEqual([wanted]);
    expect(kindsIn('initializer', { wanted, other })).toEqual([other]);
  });
});
