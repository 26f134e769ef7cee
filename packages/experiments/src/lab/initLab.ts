import { torchGenerator } from '@weir/core';
import type { DataSet } from '@weir/data';
import { backward, descend, minibatches, sgd } from '@weir/nn';
import { firstValueFrom, map, take } from 'rxjs';
import { buildNetwork } from '../configuration/build/buildNetwork.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { lossOf } from '../configuration/build/lossOf.ts';
import { meanField } from './meanField.ts';
import { stackOf } from './stackOf.ts';
import type { Start } from './start.ts';

/** One hidden layer's spread at the start, the mean over the seeds, beside what theory expects. */
export interface StartedLayer {
  /** 1 for the first hidden layer. */
  readonly layer: number;
  readonly outputStd: number;
  readonly expectedOutputStd: number;
  readonly gradStd: number;
  /** From the measured gradient of the last hidden layer. */
  readonly expectedGradStd: number;
}

/** What `measureStart` found of one way to start a network. */
export interface Measured extends Start {
  readonly seeds: number;
  readonly layers: readonly StartedLayer[];
  /** `ln(last / first)` of the output std: 0 where the signal keeps its size through the depth. */
  readonly outputDrift: number;
  /** `ln(first / last)` of the gradient std. */
  readonly gradDrift: number;
}

/**
 * One forward and backward pass of a network started in a given way, for several seeds.
 *
 * The network is the configuration's own up to its first linear layer and from its last; between them stand
 * `depth` linear layers of its hidden width, each with the activation.
 */
export async function measureStart(
  configuration: Configuration,
  data: DataSet,
  start: Start,
  seeds: readonly number[],
): Promise<Measured> {
  const model = stackOf(configuration.model, start);
  const passes: (readonly LayerMoments[])[] = [];
  for (const seed of seeds) passes.push(await pass({ ...configuration, seed, model }, data, start));
  const first = passes[0] ?? [];
  const input = mean(passes.map((layers) => layers[0]?.inputMeanSquare ?? 1));
  const expected = meanField(start.activation, start.gain, start.depth, input);
  const gradStds = first.map((_, at) => mean(passes.map((layers) => layers[at]?.gradStd ?? NaN)));
  const outputStds = first.map((_, at) => mean(passes.map((layers) => layers[at]?.outputStd ?? NaN)));
  const layers = expected.map(({ outputStd, gradRatio }, at) => ({
    layer: at + 1,
    outputStd: outputStds[at] ?? NaN,
    expectedOutputStd: outputStd,
    gradStd: gradStds[at] ?? NaN,
    expectedGradStd: (gradStds.at(-1) ?? NaN) * gradRatio,
  }));
  return {
    ...start,
    seeds: seeds.length,
    layers,
    outputDrift: Math.log((outputStds.at(-1) ?? NaN) / (outputStds[0] ?? NaN)),
    gradDrift: Math.log((gradStds[0] ?? NaN) / (gradStds.at(-1) ?? NaN)),
  };
}

/** The start whose signal and gradient keep their size best, by `|outputDrift| + |gradDrift|`. */
export function recommend(measured: readonly Measured[]): Measured | undefined {
  const drift = ({ outputDrift, gradDrift }: Measured) => Math.abs(outputDrift) + Math.abs(gradDrift);
  return measured
    .filter((candidate) => Number.isFinite(drift(candidate)))
    .reduce<Measured | undefined>(
      (best, next) => (best && drift(best) <= drift(next) ? best : next),
      undefined,
    );
}

interface LayerMoments {
  readonly outputStd: number;
  readonly gradStd: number;
  readonly inputMeanSquare: number;
}

function pass(
  configuration: Configuration,
  data: DataSet,
  { activation }: Start,
): Promise<readonly LayerMoments[]> {
  const rng = torchGenerator(configuration.seed);
  const network = buildNetwork(configuration, data, rng);
  const snapshots$ = minibatches(data.train, { size: configuration.batchSize, rng }).pipe(
    network,
    lossOf(configuration.loss),
    backward(),
    descend(sgd(), 0),
    take(1),
  );
  return firstValueFrom(
    snapshots$.pipe(
      map(({ layers }) => {
        const firstLinear = layers.findIndex(({ kind }) => kind === 'linear');
        const input = layers[firstLinear - 1]?.output.moments();
        const inputMeanSquare = input ? input.std ** 2 + input.mean ** 2 : 1;
        const hidden = layers.filter(({ kind }, at) =>
          activation === 'linear' ? kind === 'linear' && at < layers.length - 1 : kind === activation,
        );
        return hidden.map(({ output, grad }) => ({
          outputStd: output.moments().std,
          gradStd: grad?.moments().std ?? NaN,
          inputMeanSquare,
        }));
      }),
    ),
  );
}

const mean = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;
