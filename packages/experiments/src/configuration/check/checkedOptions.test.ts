import { saturationKind } from '@weir/diagnostics';
import { batchNormKind, reluKind } from '@weir/nn';
import { layerKind } from '@weir/nn/define';
import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../errors/configurationError.ts';
import { checkedOptions } from './checkedOptions.ts';

describe('checkedOptions', () => {
  it('gives options that fit, and leaves a type aside', () => {
    expect(checkedOptions(batchNormKind, { type: 'batchNorm', eps: 1e-3 })).toEqual({ eps: 1e-3 });
    const { threshold } = checkedOptions(saturationKind, { threshold: 0.9 });
    expect(threshold).toBe(0.9);
  });

  it.each([
    [batchNormKind, { eps: -1 }, /^batchNorm\.eps must be .*, got -1/],
    [batchNormKind, { epsilon: 1 }, /^batchNorm\.epsilon must be a key of batchNorm, got an unknown key/],
    [reluKind, { slope: 1 }, /^relu\.slope must be a key of relu, got an unknown key; remove it/],
    [
      saturationKind,
      { threshold: '0.9' },
      /^saturation\.threshold must be .*, got "0\.9"; write 0\.9 without/,
    ],
    [reluKind, 3, /^relu must be an object of options, got 3; write \{\} for the defaults/],
    [reluKind, null, /^relu must be an object of options, got null/],
  ])('refuses of %o the options %j, as a configuration does', (kind, options, message) => {
    expect(() => checkedOptions(kind, options)).toThrow(ConfigurationError);
    expect(() => checkedOptions(kind, options)).toThrow(message);
  });

  it('checks a stranger’s kind by its own schema', () => {
    const gate = layerKind({
      type: 'gate',
      schema: { width: 'number.integer > 0' },
      build: () => expect.unreachable(),
    });
    expect(checkedOptions(gate, { width: 3 })).toEqual({ width: 3 });
    expect(() => checkedOptions(gate, {})).toThrow(/^gate\.width must be .*, got .*; add "width"/);
  });
});
