import { torchGenerator } from '@weir/core';
import { backward, batchNorm, chain, descend, embedding, flatten, linear, minibatches, sgd } from '@weir/nn';
import { lossFunction } from '@weir/nn/define';
import type { Examples, Layer } from '@weir/nn';
import { map, take } from 'rxjs';
import type { Observable } from 'rxjs';
import { figure } from './figure.ts';
import type { Figure } from './figure.ts';
import { lecture } from './lecture.ts';

const width = 1000;
/** One forward and backward pass: printed to 16 digits of which float32 carries some 6. */
const required = 5;

/**
 * The lecture's forward and backward statistics of `c = b a` and, with `normalised`, of a BatchNorm over its 1,000
 * values. The rows of `b` are the examples: an embedding's table, so that they have a gradient too.
 */
export function linearStatistics(normalised: boolean): Observable<readonly Figure[]> {
  const rng = torchGenerator(2147483647);
  const vector = rng.randn(width);
  const rows = rng.randn([width, width]);
  const direction = rng.randn(width);
  const given =
    (values: Float32Array) =>
    ({ shape }: { readonly shape: readonly number[] }) => ({ shape, values });
  const network: Layer = chain([
    embedding(width, width, { rng, init: given(rows) }),
    flatten(),
    linear(width, 1, { rng, bias: false, init: given(vector) }),
    ...(normalised ? [batchNorm(1, { unbiased: true, affine: false })] : []),
  ]);
  const alongDirection = lossFunction({
    kind: 'weightedSum',
    evaluate(output, { targets }, scope) {
      const weights = scope.reshape(targets, output.shape);
      const product = scope.call('Multiply', { a: output, b: weights });
      return [scope.call('Sum', { x: product }, { axis: [0, 1], keepDims: false }), weights];
    },
  });
  return minibatches(everyRow(direction), { size: width, rng, sampling: 'epoch' }).pipe(
    network,
    alongDirection,
    backward(),
    descend(sgd(), 0),
    take(1),
    map(({ layers, parameters }) => {
      const std = (reading: { moments(): { readonly std: number } } | undefined) =>
        reading?.moments().std ?? NaN;
      const [table, weight] = parameters;
      const product = layers[2];
      const norm = layers[3];
      const experiment = normalised ? 'linear + BatchNorm' : 'linear';
      const of = (name: string, printed: string, value: number) =>
        figure(experiment, `std of ${name}`, printed, value, Math.min(required, printed.length - 1));
      if (!normalised) {
        const printed = lecture.linear;
        return [
          of('a', printed.a, std(weight?.data)),
          of('b', printed.b, std(table?.data)),
          of('c', printed.c, std(product?.output)),
          of("c's gradient", printed.cGrad, std(product?.grad)),
          of("a's gradient", printed.aGrad, std(weight?.grad)),
          of("b's gradient", printed.bGrad, std(table?.grad)),
        ];
      }
      const printed = lecture.linearBatchNorm;
      return [
        of('inp', printed.inp, std(weight?.data)),
        of('w', printed.w, std(table?.data)),
        of('x', printed.x, std(product?.output)),
        of('out', printed.out, std(norm?.output)),
        of("out's gradient", printed.outGrad, std(norm?.grad)),
        of("x's gradient", printed.xGrad, std(product?.grad)),
        of("w's gradient", printed.wGrad, std(table?.grad)),
        of("inp's gradient", printed.inpGrad, std(weight?.grad)),
      ];
    }),
  );
}

/** Each index once: example i is row i of the table, and weighs in the loss with the i-th value. */
function everyRow(weights: Float32Array): Examples {
  return {
    inputs: Int32Array.from({ length: width }, (_, row) => row),
    inputShape: [1],
    targets: weights,
    targetShape: [],
    targetKind: 'values',
    size: width,
  };
}
