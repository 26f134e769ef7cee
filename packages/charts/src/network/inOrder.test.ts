import { describe, expect, it } from 'vitest';
import { inOrder } from './inOrder.ts';

describe('inOrder', () => {
  it('has first to last what came in any order, and leaves that as it was', () => {
    const given = [{ name: '11.tanh' }, { name: '3.tanh' }];
    expect(inOrder(given).map(({ name }) => name)).toEqual(['3.tanh', '11.tanh']);
    expect(given[0]?.name).toBe('11.tanh');
  });
});
