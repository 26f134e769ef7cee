import { startChart } from '@weir/charts';
import { activationKinds } from '@weir/core';
import { loadData, measureStart, nonlinear, recommend } from '@weir/experiments';
import type { Configuration, Measured, NonlinearName } from '@weir/experiments';
import { readDataFile } from '@weir/experiments/node';
import { initializerKinds } from '@weir/nn/define';
import { outputFile } from './outputFile.ts';
import { backendFor, startBackend } from './backend.ts';
import { exitCode } from './exitCode.ts';
import type { ExitCode } from './exitCode.ts';
import { configurationOf } from './input/configurationOf.ts';
import { fractions } from './input/fractions.ts';
import { memoryOf } from './input/memoryOf.ts';
import type { TrainingFlags } from './input/trainingFlags.ts';
import type { Surroundings } from './surroundings.ts';
import { aligned } from './terminal/aligned.ts';
import { UsageError } from './usageError.ts';

/** Options of `weir init`. */
export interface InitFlags extends TrainingFlags {
  readonly gain: string;
  readonly initializer: string;
  /** Those of the configuration's model where none is named, and tanh where it has none. */
  readonly activation?: string;
  readonly depth: string;
  readonly seeds: number;
  readonly chart?: string;
}

/** Measures every combination that the flags name, prints each beside theory, and recommends a gain. */
export async function initLab(
  source: string,
  flags: InitFlags,
  { output, log }: Surroundings,
): Promise<ExitCode> {
  const configuration = await configurationOf(source, flags);
  const chart = flags.chart === undefined ? undefined : await outputFile('--chart', flags.chart);
  const gains = fractions('--gain', flags.gain);
  const depths = fractions('--depth', flags.depth).map(wholeDepth);
  const activations = (flags.activation?.split(',') ?? activationsIn(configuration.model)).map(nonlinearName);
  const initializers = flags.initializer.split(',').map(initializerName);
  const seeds = Array.from({ length: flags.seeds }, (_, at) => configuration.seed + at);
  const read = readDataFile(flags.dataDir === undefined ? {} : { dataDir: flags.dataDir });
  const data = await loadData(configuration, { read, ...memoryOf(flags) });
  await startBackend(backendFor(flags.backend, [configuration]), log, flags.threads);

  const measured: Measured[] = [];
  for (const activation of activations) {
    for (const initializer of initializers) {
      for (const depth of depths) {
        for (const gain of gains) {
          const start = { activation, initializer, gain, depth };
          const result = await measureStart(configuration, data, start, seeds);
          measured.push(result);
          output.write(`${describe(result)}\n\n`);
        }
      }
    }
  }
  for (const activation of activations) {
    const best = recommend(measured.filter((candidate) => candidate.activation === activation));
    if (best)
      output.write(`recommended for ${activation}: ${best.initializer} with gain ${short(best.gain)}\n`);
  }
  await chart?.write(`${JSON.stringify(startChart(measured), null, 1)}\n`);
  return exitCode.done;
}

function describe({ activation, initializer, gain, depth, seeds, layers }: Measured): string {
  const title = `${activation}, ${initializer}, gain ${short(gain)}, depth ${depth}, ${seeds === 1 ? 'one start' : `mean of ${seeds} starts`}`;
  const rows = layers.map((layer) => [
    `  layer ${layer.layer}`,
    `std ${layer.outputStd.toFixed(3)}`,
    `theory ${layer.expectedOutputStd.toFixed(3)}`,
    `gradient std ${layer.gradStd.toExponential(2)}`,
    `theory ${layer.expectedGradStd.toExponential(2)}`,
  ]);
  return [title, ...aligned(rows)].join('\n');
}

const short = (value: number): string => Number(value.toPrecision(4)).toString();

function wholeDepth(depth: number): number {
  if (Number.isInteger(depth) && depth >= 1) return depth;
  throw new UsageError(`--depth must be positive integers, got ${depth}; 5 is the lecture's`);
}

/** The activations in a model, each once, in its order; tanh where it has none. */
function activationsIn(model: Configuration['model']): readonly string[] {
  const types = JSON.stringify(model).matchAll(/"type":"(\w+)"/g);
  const found = Array.from(types, ([, type]) => type ?? '').filter((type) => activationKinds.includes(type));
  return found.length > 0 ? [...new Set(found)] : ['tanh'];
}

function nonlinearName(name: string): NonlinearName {
  if (Object.hasOwn(nonlinear, name)) return name as NonlinearName; // one of its keys
  throw new UsageError(`--activation must be of ${Object.keys(nonlinear).join(', ')}, got "${name}"`);
}

function initializerName(name: string): string {
  const known = initializerKinds()
    .map(({ type }) => type)
    .filter((type) => /^(kaiming|xavier|orthogonal)/.test(type));
  if (known.includes(name)) return name;
  throw new UsageError(`--initializer must be of ${known.join(', ')}, got "${name}"`);
}
