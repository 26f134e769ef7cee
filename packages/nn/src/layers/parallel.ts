import type { NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { Fits, Print, TypeError } from '../shapes/fits.ts';
import { lastAxis, printShape, withLastAxis } from '../shapes/shape.ts';
import type { Shape } from '../shapes/shape.ts';
import type { Given, ShapeMap, Width, WithWidth } from '../shapes/shapeMap.ts';
import type { Sum } from '../shapes/sum.ts';
import type { StepScope } from '../signals/stepScope.ts';
import type { FirstRefusal, Makes, TakenBy, Takes } from './checked.ts';
import { compositeLayer } from './compositeLayer.ts';
import type { AnyLayer, Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';
import { chain } from './sequential.ts';

/** How the outputs are joined. */
export interface ParallelOptions<J extends 'concat' | 'add'> {
  /** `concat` (default) puts the branches' features side by side, `add` sums them. */
  readonly join?: J | undefined;
}

/**
 * Branches that all take the same input, their outputs joined: `y = [a(x), b(x), …]` along the last axis, or
 * `a(x) + b(x) + …`. A branch of several layers is a `sequential`; names are `4.parallel.0.sequential.1.conv2d`.
 *
 * @throws RangeError at the first use if the branches make shapes that cannot be joined.
 *
 * @example
 * ```ts
 * const rng = torchGenerator(1);
 * const both = parallel([linear(4, 3, { rng }), sequential(linear(4, 2, { rng }), tanh())]);
 * both.outputShape([4]); // → [5]
 * ```
 */
export function parallel<const L extends readonly AnyLayer[], J extends 'concat' | 'add' = 'concat'>(
  branches: Branches<L>,
  { join }: ParallelOptions<J> = {},
): Layer<TakenBy<L>, Joined<L, J>> {
  return joined(branches as readonly AnyLayer[], join ?? 'concat'); // checked: every element is one of L
}

function joined<In extends Shape = Shape, Map extends ShapeMap = ShapeMap>(
  branches: readonly AnyLayer[],
  join: 'concat' | 'add',
): Layer<In, Map> {
  if (branches.length === 0) {
    throw new RangeError('parallel: branches must be at least one, got none; give it layers');
  }
  return compositeLayer({
    kind: 'parallel',
    paths: branches.map((branch) => [branch]),
    outputShape: (input) =>
      jointShape(
        branches.map((branch) => branch.outputShape(input)),
        join,
      ),
    forward(x, scope, wantsInputGrad) {
      const inner = branches.map((branch) => branch.apply(x, scope, wantsInputGrad));
      const outputs = inner.map(({ output }) => output);
      return {
        inner,
        output: join === 'add' ? sumOf(outputs, scope) : concatenated(outputs, scope),
        backward(dy, step) {
          const shares = join === 'add' ? outputs.map(() => dy) : split(dy, outputs, step);
          const grads = inner.flatMap((entry, at) => entry.backward(shares[at] ?? dy, step) ?? []);
          return wantsInputGrad && grads.length > 0 ? sumOf(grads, step) : undefined;
        },
      };
    },
    of: (paths) => joined(paths.flat(), join),
  });
}

function jointShape(shapes: readonly Shape[], join: 'concat' | 'add'): Shape {
  const [first = []] = shapes;
  const comparable = (shape: Shape) => printShape(join === 'add' ? shape : shape.slice(0, -1));
  const other = shapes.find((shape) => comparable(shape) !== comparable(first));
  if (other) {
    throw new RangeError(
      `parallel: branches must make shapes that join (${join}), got ${printShape(first)} and ${printShape(other)}; ` +
        'match their widths, strides and padding',
    );
  }
  if (join === 'add') return first;
  return withLastAxis(
    first,
    shapes.reduce((width, shape) => width + lastAxis(shape), 0),
  );
}

const sumOf = ([first, ...rest]: readonly TensorInfo[], scope: StepScope): TensorInfo =>
  rest.reduce((a, b) => scope.call('Add', { a, b }), first as TensorInfo); // never of none

const concatenated = (tensors: readonly TensorInfo[], scope: StepScope): TensorInfo =>
  // The kernel takes a list, which tfjs's own type of inputs leaves out.
  scope.call('Concat', tensors as unknown as NamedTensorInfoMap, {
    axis: (tensors[0]?.shape.length ?? 1) - 1,
  });

/** The parts of ∂loss/∂output that belong to each of the outputs. */
function split(dy: TensorInfo, outputs: readonly TensorInfo[], scope: StepScope): readonly TensorInfo[] {
  let start = 0;
  return outputs.map(({ shape }) => {
    const begin = shape.map((_, axis) => (axis === shape.length - 1 ? start : 0));
    start += lastAxis(shape);
    return scope.call('Slice', { x: dy }, { begin, size: [...shape] });
  });
}

/** The branches, with a message in the place of each that does not take what the first takes. */
type Branches<L extends readonly AnyLayer[]> = {
  readonly [K in keyof L]: Fits<TakenBy<L>, Takes<L[K]>> extends true
    ? L[K]
    : TypeError<`takes ${Print<Takes<L[K]>>}, but the first branch takes ${Print<TakenBy<L>>}`>;
};

interface Joined<L extends readonly AnyLayer[], J extends 'concat' | 'add'> extends ShapeMap {
  readonly output: J extends 'add'
    ? Makes<L[0], Given<this['input']>>
    : WithWidth<Makes<L[0], Given<this['input']>>, Widths<L, Given<this['input']>>>;
  readonly refusal: FirstRefused<L, Given<this['input']>>;
}

type FirstRefused<L extends readonly unknown[], S extends Shape> = L extends readonly [
  infer First,
  ...infer Rest,
]
  ? unknown extends FirstRefusal<[First], S>
    ? FirstRefused<Rest, S>
    : FirstRefusal<[First], S>
  : unknown;

type Widths<L extends readonly unknown[], S extends Shape, Total extends number = 0> = L extends readonly [
  infer First,
  ...infer Rest,
]
  ? Widths<Rest, S, Sum<Total, Width<Makes<First, S>>>>
  : number extends L['length']
    ? number
    : Total;

/** What `{"type": "parallel"}` stands for in a configuration. */
export const parallelKind = layerKind({
  type: 'parallel',
  schema: {
    /** Lists of layers, each of which gets the same input. */
    branches: 'object[][]',
    'join?': "'concat' | 'add'",
  },
  build: ({ branches, join = 'concat' }, { input, layers }) =>
    joined(
      branches.map((branch) => {
        const made = layers(branch, input);
        const [only] = made;
        return only && made.length === 1 ? only : chain(made);
      }),
      join,
    ),
});
