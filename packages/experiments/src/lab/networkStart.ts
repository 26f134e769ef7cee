import { torchGenerator } from '@weir/core';
import type { LayerSnapshot, Snapshot } from '@weir/core';
import type { DataSet } from '@weir/data';
import { backward, descend, minibatches, sgd } from '@weir/nn';
import type { AnyLayer } from '@weir/nn';
import { firstValueFrom, map, take } from 'rxjs';
import { buildNetwork } from '../configuration/build/buildNetwork.ts';
import { lossOf } from '../configuration/build/lossOf.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { expectedSpread } from './expectedSpread.ts';
import type { SpreadLayer } from './expectedSpread.ts';
import { nonlinear } from './meanField.ts';
import type { NonlinearName } from './meanField.ts';

/** One layer's spread at the start, beside what theory expects; undefined where it knows nothing of such a layer. */
export interface NetworkStartLayer {
  /** `4.tanh`. */
  readonly name: string;
  readonly outputStd: number;
  readonly expectedOutputStd?: number;
  readonly gradStd: number;
  /** From the measured gradient of the last of them. */
  readonly expectedGradStd?: number;
}

/** What a network is like ahead of its first update. */
export interface NetworkStart {
  /** Of the first minibatch. */
  readonly loss: number;
  /** Its activations, first to last; its layers with weights where it has no activation that the theory knows. */
  readonly layers: readonly NetworkStartLayer[];
}

/**
 * One forward and backward pass of a configuration's own network as its seed draws it, on the minibatch that it would be
 * trained on first: std through depth beside theory. `measureStart` compares other ways to start it.
 *
 * @param assign Gives the network other parameters than its seed drew, as those of a file. Default: none.
 * @throws ConfigurationError where the network does not fit the data, and what `assign` throws.
 */
export async function measureNetworkStart(
  configuration: Configuration,
  data: DataSet,
  assign: (network: AnyLayer) => unknown = () => {},
): Promise<NetworkStart> {
  const { seed, batchSize, loss } = configuration;
  const rng = torchGenerator(seed);
  const network = buildNetwork(configuration, data, rng);
  await assign(network);
  return firstValueFrom(
    minibatches(data.train, { size: batchSize, rng }).pipe(
      network,
      lossOf(loss),
      backward(),
      descend(sgd(), 0),
      take(1),
      map((snapshot) => startOf(snapshot, configuration)),
    ),
  );
}

function startOf(snapshot: Snapshot, { model }: Configuration): NetworkStart {
  const own = snapshot.layers.filter(({ depth }) => depth === 0);
  const chain = own.map((layer, at) =>
    spreadLayer(layer, snapshot, Object.keys(model[at] ?? {}).length === 1),
  );
  const expected = expectedSpread(chain);
  const weights = own.filter((_, at) => chain[at]?.does === 'weights').slice(0, -1);
  const places = snapshot.layers.some(isActivation) ? snapshot.layers.filter(isActivation) : weights;
  const grads = expectedGrads(
    own,
    expected,
    places.findLast(({ depth }) => depth === 0),
  );
  const layers = places.map((layer) => {
    const at = own.indexOf(layer);
    const [outputStd, gradStd] = [expected[at]?.outputStd, grads[at]];
    return {
      name: layer.name,
      outputStd: layer.output.moments().std,
      ...(outputStd !== undefined && { expectedOutputStd: outputStd }),
      gradStd: layer.grad?.moments().std ?? NaN,
      ...(gradStd !== undefined && { expectedGradStd: gradStd }),
    };
  });
  return { loss: snapshot.loss, layers };
}

/** Of the table of nonlinearities, in which a stack without any is called linear. */
const isNonlinear = (kind: string): kind is NonlinearName =>
  kind !== 'linear' && Object.hasOwn(nonlinear, kind);
const isActivation = ({ kind }: LayerSnapshot): boolean => isNonlinear(kind);

/** From the measured gradient of the last place down; anew from what is measured ahead of a layer that theory does not know. */
function expectedGrads(
  own: readonly LayerSnapshot[],
  expected: readonly { readonly gradGrowth: number | undefined }[],
  last: LayerSnapshot | undefined,
): readonly (number | undefined)[] {
  const stds: (number | undefined)[] = own.map(() => undefined);
  for (let at = last ? own.indexOf(last) : -1; at >= 0; at--) {
    const above = stds[at + 1];
    const growth = expected[at + 1]?.gradGrowth;
    stds[at] =
      above === undefined || growth === undefined ? own[at]?.grad?.moments().std : above * Math.sqrt(growth);
  }
  return stds;
}

function spreadLayer(layer: LayerSnapshot, { parameters }: Snapshot, isPlain: boolean): SpreadLayer {
  const { name, kind, input, output } = layer;
  const of = (parameter: string) => parameters.find((one) => one.name === `${name}.${parameter}`);
  const meanSquareOf = (parameter: string) => {
    const moments = of(parameter)?.data.moments();
    return moments && moments.std ** 2 + moments.mean ** 2;
  };
  const fanIn = of('weight')?.fanIn;
  const isNorm = kind.endsWith('Norm');
  if (!input || (fanIn === undefined && !isNorm)) {
    const does = kind === 'flatten' ? 'passes' : isPlain && isNonlinear(kind) ? kind : undefined;
    return { does, inputMeanSquare: 1, inputStd: 1 }; // neither begins a theory
  }
  const { mean, std: inputStd } = input.moments();
  const arriving = { inputMeanSquare: inputStd ** 2 + mean ** 2, inputStd };
  if (isNorm) {
    // A batchNorm divides each feature by its own std, which is less than that of all features together.
    const variances = layer.batchMoments?.variance.values();
    const [weightMeanSquare, biasMeanSquare] = [meanSquareOf('gamma') ?? 1, meanSquareOf('beta') ?? 0];
    return {
      does: 'normalises',
      weightMeanSquare,
      biasMeanSquare,
      ...arriving,
      ...(variances && { inputStd: harmonicStd(Array.from(variances)) }),
    };
  }
  const [weightMeanSquare, biasMeanSquare] = [meanSquareOf('weight') ?? 1, meanSquareOf('bias') ?? 0];
  const fanOut = ((fanIn ?? 1) * sizeOf(output.shape)) / sizeOf(input.shape);
  return { does: 'weights', fanIn: fanIn ?? 1, fanOut, weightMeanSquare, biasMeanSquare, ...arriving };
}

/** The std whose inverse square is the mean of the inverse variances. */
const harmonicStd = (variances: readonly number[]): number =>
  Math.sqrt(variances.length / variances.reduce((sum, variance) => sum + 1 / variance, 0));

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, side) => product * side, 1);
