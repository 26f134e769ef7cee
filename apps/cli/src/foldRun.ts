import { torchGenerator } from '@weir/core';
import { buildNetwork, evenlySpaced, foldedConfiguration, isFolded } from '@weir/experiments';
import type { Configuration } from '@weir/experiments';
import {
  assignParameters,
  calibrate,
  foldBatchNorm,
  forEvaluation,
  parameterValues,
  predict,
} from '@weir/nn';
import type { FeatureMoments, NetworkMoments, PlainParameterValues } from '@weir/nn';
import { writeSafetensors } from '@weir/runs';
import type { StoredTensor } from '@weir/runs';
import { exitCode } from './exitCode.ts';
import type { ExitCode } from './exitCode.ts';
import { memoryOf } from './input/memoryOf.ts';
import type { TrainingFlags } from './input/trainingFlags.ts';
import type { RunSource } from './kept/fromKept.ts';
import { outputFile } from './outputFile.ts';
import type { Surroundings } from './surroundings.ts';
import { grouped } from './terminal/numberFormat.ts';
import { trained } from './trained.ts';

/** Options of `weir fold`. */
export interface FoldFlags extends TrainingFlags, RunSource {
  readonly out?: string;
}

/** Examples of the training split whose outputs are compared. */
const mostCompared = 8192;

/**
 * Takes a trained network, folds its batchNorms into the layers before them, and writes weights and the configuration that
 * they fit. What is compared is the network of that configuration with those weights, as whoever reads them has it.
 */
export async function foldRun(
  source: string,
  flags: FoldFlags,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { output } = surroundings;
  if (flags.out !== undefined) await filesOf(flags.out); // ahead of the training
  try {
    return await fold(source, flags, surroundings);
  } catch (error) {
    if (!(error instanceof NothingToFold)) throw error;
    output.write('no batchNorm right after a linear or conv2d: nothing to fold\n');
    return exitCode.done;
  }
}

/** The network has no batchNorm that goes into another layer: seen ahead of the training. */
class NothingToFold extends Error {}

async function fold(source: string, flags: FoldFlags, surroundings: Surroundings): Promise<ExitCode> {
  const { experiment, data, moments } = await trained(source, flags, surroundings, {
    unserved: 'nothing is folded',
    check: (_data, configuration) => {
      const { model } = foldedConfiguration(configuration);
      if (JSON.stringify(model) === JSON.stringify(configuration.model)) throw new NothingToFold();
    },
  });
  const { network, name } = experiment;
  const { output } = surroundings;
  const configuration = experiment.config as Configuration; // `trained` made the experiment of one
  const out = flags.out ?? `${name.replace(/[^\w.-]+/g, '-')}-folded`;
  const [weights, described] = await filesOf(out);

  const { seed } = configuration;
  const folded = foldedConfiguration(configuration);
  const bare = buildNetwork(folded, data, torchGenerator(seed), memoryOf(flags));
  const names = Object.keys(parameterValues(bare));
  const compared = evenlySpaced(data.train, mostCompared);
  // Those that follow something else are left: in their order, at other places than before.
  const unfolded = Object.keys(moments).filter((norm) => !isFolded(configuration, norm));
  const places = Object.keys(calibrate(bare, compared));
  const left: NetworkMoments = Object.fromEntries(
    places.map((norm, at) => [norm, moments[unfolded[at] ?? ''] ?? noMoments]),
  );
  const before = parameterValues(network);
  const changed = parameterValues(foldBatchNorm(network, moments));
  const parameters = Object.fromEntries(
    names.map((key) => {
      const at = places.findIndex((norm) => key.startsWith(`${norm}.`));
      const old = `${unfolded[at]}${key.slice(places[at]?.length)}`;
      return [key, (at < 0 ? changed[key] : before[old]) ?? nothing];
    }),
  );
  assignParameters(bare, parameters);

  const wanted = predict(forEvaluation(network, moments), compared);
  const got = predict(forEvaluation(bare, left), compared);
  const difference = wanted.reduce(
    (most, value, at) => Math.max(most, Math.abs(value - (got[at] ?? NaN))),
    0,
  );
  const largest = wanted.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const tensors = new Map([
    ...Object.entries(parameters).map(([key, value]) => [key, tensorOf(value)] as const),
    ...Object.entries(left).flatMap(([norm, { mean, variance }]) => [
      [`${norm}.runningMean`, tensorOf(vector(mean))] as const,
      [`${norm}.runningVariance`, tensorOf(vector(variance))] as const,
    ]),
  ]);
  await weights.write(writeSafetensors({ tensors, metadata: { run: name, layout: 'weir' } }));
  await described.write(`${JSON.stringify(foldedConfiguration(configuration, names), null, 2)}\n`);
  output.write(
    `${folding(normsOf(configuration) - normsOf(folded))}${normsOf(folded) > 0 ? `, ${normsOf(folded)} left as they follow something else` : ''}\n` +
      `largest difference of outputs ${difference.toExponential(1)}, ${(difference / largest).toExponential(1)} of the largest output ${largest.toFixed(2)}, over ${grouped(compared.size)} examples\n` +
      `${out}.safetensors\n${out}.json\n`,
  );
  return exitCode.done;
}

/** The batchNorms of a configuration, frozen ones and those of composites among them. */
const normsOf = ({ model }: Configuration): number =>
  JSON.stringify(model).split('"type":"batchNorm"').length - 1;

const filesOf = (out: string) =>
  Promise.all([outputFile('--out', `${out}.safetensors`), outputFile('--out', `${out}.json`)]);

const folding = (count: number): string =>
  count === 1
    ? '1 batchNorm folded into the layer before it'
    : `${count} batchNorms folded into the layers before them`;

const vector = (numbers: ArrayLike<number>) => ({
  shape: [numbers.length],
  values: Float32Array.from(numbers),
});

const tensorOf = ({ shape, values }: PlainParameterValues): StoredTensor => ({
  dtype: 'F32',
  shape,
  bytes: new Uint8Array(Float32Array.from(values).buffer),
});

const nothing: PlainParameterValues = { shape: [], values: new Float32Array() };
const noMoments: FeatureMoments = { mean: [], variance: [] };
