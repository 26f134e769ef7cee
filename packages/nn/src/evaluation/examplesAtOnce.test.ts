import { torchGenerator } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { linear } from '../layers/linear.ts';
import { residual } from '../layers/residual.ts';
import { sequential } from '../layers/sequential.ts';
import { tanh } from '../layers/tanh.ts';
import { examplesAtOnce } from './examplesAtOnce.ts';

const rng = torchGenerator(1);
const wide = <Out extends number>(out: Out) => linear<4, Out>(4, out, { rng, bias: false });

describe('examplesAtOnce', () => {
  it('is 4096 of networks as most are', () => {
    expect(examplesAtOnce(sequential(wide(100), tanh()), [4])).toBe(4096);
  });

  it('is fewer the more values layers make, so that they fit into 512 MB', () => {
    const network = sequential(wide(100_000), tanh());
    const most = examplesAtOnce(network, [4]);
    expect(4 * most * 300_000).toBeLessThanOrEqual(512e6);
    expect(4 * most * 300_000).toBeGreaterThan(400e6);
  });

  it('counts what stands inside a composite, on each of its ways', () => {
    const inner = () =>
      [linear<4, 50_000>(4, 50_000, { rng }), linear<50_000, 4>(50_000, 4, { rng })] as const;
    const most = examplesAtOnce(residual(inner(), { shortcut: [...inner()] }), [4]);
    expect(4 * most * 2 * 50_000).toBeLessThanOrEqual(512e6);
    expect(4 * most * 2 * 50_000).toBeGreaterThan(500e6);
  });

  it('is 1 of an example that alone takes more', () => {
    expect(examplesAtOnce(tanh(), [150_000_000])).toBe(1);
  });
});
