import { type } from 'arktype';
import { knownKinds, torchGenerator } from '@weir/core';
import { describe, expect, it } from 'vitest';
import type { LayerContext } from './layers/layerKind.ts';
import type { AnyLayer } from './layers/layer.ts';
import type { Shape } from './shapes/shape.ts';
import { initializerKinds, layerKinds, lossKinds, optimizerKinds, scheduleKinds } from './registry.ts';

/** Builds layers of a configuration as a runner does. */
function built(configuration: { readonly type: string }, input: Shape, rng = torchGenerator(1)): AnyLayer {
  const { type: named, ...options } = configuration;
  const kind = layerKinds().find((candidate) => candidate.type === named);
  if (!kind) throw new Error(`no layer ${named}`);
  const context: LayerContext = {
    input,
    vocabulary: 27,
    rng,
    seed: 1,
    initializer(of) {
      if (of === undefined) return undefined;
      const { type: name, ...rest } = of as { type: string }; // as the configurations below have it
      return initializerKinds()
        .find((candidate) => candidate.type === name)
        ?.build(rest);
    },
    layers: (configurations, shape) => {
      let at = shape;
      return configurations.map((of) => {
        const layer = built(of as { type: string }, at, rng);
        at = layer.outputShape(at);
        return layer;
      });
    },
  };
  type.raw(kind.schema).assert(options);
  return kind.build(options, context);
}

it('every kind of layer is one that snapshots from elsewhere are checked against', () => {
  const types = layerKinds().map(({ type }) => type);
  expect(types.filter((type) => !knownKinds.includes(type))).toEqual([]);
});

const images = [8, 8, 4] as const;

describe('a configuration', () => {
  it('can name every layer, loss, optimiser, schedule and initialiser of the design', () => {
    const named = (kinds: readonly { readonly type: string }[]) => new Set(kinds.map(({ type }) => type));
    const layers =
      'embedding flatten linear conv2d batchNorm layerNorm groupNorm instanceNorm dropout tanh sigmoid relu leakyRelu elu gelu silu softplus selu prelu hardtanh relu6 mish hardswish softsign softmax maxPool2d avgPool2d globalAveragePool residual';
    for (const type of layers.split(' ')) expect(named(layerKinds())).toContain(type);
    for (const type of 'crossEntropy mse l1 huber binaryCrossEntropy'.split(' '))
      expect(named(lossKinds())).toContain(type);
    for (const type of 'sgd rmsProp adam adamW adagrad'.split(' '))
      expect(named(optimizerKinds())).toContain(type);
    const schedules = 'constant step multiStep exponential cosine linearWarmup oneCycle';
    for (const type of schedules.split(' ')) expect(named(scheduleKinds())).toContain(type);
    const initializers =
      'zeros ones constant normal uniform kaimingNormal kaimingUniform xavierNormal xavierUniform orthogonal truncatedNormal torchDefault';
    for (const type of initializers.split(' ')) expect(named(initializerKinds())).toContain(type);
  });

  it.each([
    [{ type: 'embedding', dim: 3 }, [3], [3, 3]],
    [{ type: 'flatten' }, images, [256]],
    [{ type: 'linear', out: 5 }, [7], [5]],
    [{ type: 'conv2d', out: 6, kernel: 3 }, images, [6, 6, 6]],
    [{ type: 'conv2d', out: 6, kernel: 3, stride: 2, padding: 1, bias: false }, images, [4, 4, 6]],
    [{ type: 'batchNorm' }, images, images],
    [{ type: 'layerNorm' }, [7], [7]],
    [{ type: 'groupNorm', groups: 2 }, images, images],
    [{ type: 'instanceNorm' }, images, images],
    [{ type: 'dropout', rate: 0.5 }, [7], [7]],
    [{ type: 'gelu', approximate: 'tanh' }, [7], [7]],
    [{ type: 'leakyRelu', slope: 0.2 }, [7], [7]],
    [{ type: 'elu', alpha: 0.5 }, [7], [7]],
    [{ type: 'prelu', shared: false }, [7], [7]],
    [{ type: 'hardtanh', low: -2 }, [7], [7]],
    [{ type: 'softmax' }, [7], [7]],
    [{ type: 'maxPool2d' }, images, [4, 4, 4]],
    [{ type: 'avgPool2d', kernel: 3, stride: 1 }, images, [6, 6, 4]],
    [{ type: 'globalAveragePool' }, images, [4]],
    [{ type: 'sequential', layers: [{ type: 'linear', out: 3 }, { type: 'tanh' }] }, [7], [3]],
    [{ type: 'residual', layers: [{ type: 'linear', out: 7 }] }, [7], [7]],
    [
      {
        type: 'parallel',
        branches: [[{ type: 'linear', out: 3 }], [{ type: 'linear', out: 2 }, { type: 'tanh' }]],
      },
      [7],
      [5],
    ],
  ])('%o makes of %o what its options say', (configuration, input, wanted) => {
    const layer = built(configuration, input);
    expect(layer.kind).toBe(configuration.type);
    expect(layer.outputShape(input)).toEqual(wanted);
  });

  it('draws weight, then bias, and a residual’s layers ahead of its shortcut', () => {
    const init = { type: 'normal' };
    const linear = { type: 'linear', out: 4, init, biasInit: init };
    const rng = torchGenerator(5);
    const layer = built(
      { type: 'residual', layers: [linear], shortcut: [linear] } as { type: string },
      [4],
      rng,
    );
    const again = torchGenerator(5);
    const drawn = [[4, 4], [4], [4, 4], [4]].map((shape) => again.randn(shape));
    expect(layer.parameters.map((parameter) => parameter.values())).toEqual(drawn);
    expect(rng.rand(1)).toEqual(again.rand(1));
  });

  it.each([
    [{ type: 'linear', out: 0 }, 'out'],
    [{ type: 'conv2d', out: 3, kernel: 1.5 }, 'kernel'],
    [{ type: 'batchNorm', momentum: 3 }, 'momentum'],
    [{ type: 'dropout', rate: 2 }, 'rate'],
    [{ type: 'gelu', approximate: 'erf' }, 'approximate'],
  ])('%o is refused by the name of the option', (configuration, option) => {
    expect(() => built(configuration, images)).toThrow(option);
  });

  it('builds optimisers, losses and schedules of their options alone', () => {
    for (const kind of optimizerKinds()) expect(kind.build({}).kind).toBe(kind.type);
    for (const kind of lossKinds()) expect(kind.build({}).kind).toBe(kind.type);
  });
});
