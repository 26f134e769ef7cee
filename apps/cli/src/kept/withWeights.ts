import { readFile, stat } from 'node:fs/promises';
import { fileType } from '@weir/data/node';
import { parseJson } from '@weir/experiments';
import type { Experiment } from '@weir/experiments';
import { importWeights } from '@weir/runs';
import type { Layout } from '@weir/runs';
import { UsageError } from '../usageError.ts';

/** Where a run's first parameters come from, if not from its seed. */
export interface WeightFlags {
  /** A safetensors file. */
  readonly weights?: string;
  /** A JSON file: what the file calls each parameter. */
  readonly weightsMap?: string;
  readonly weightsLayout?: Layout;
}

/**
 * The experiment with the parameters of a file; minibatches are drawn as they would have been.
 *
 * @throws UsageError if the file does not hold them.
 */
export async function withWeights(
  experiment: Experiment,
  { weights, weightsMap, weightsLayout }: WeightFlags,
  log: (line: string) => void,
): Promise<Experiment> {
  if (weights === undefined) {
    for (const [flag, given] of Object.entries({
      '--weights-map': weightsMap,
      '--weights-layout': weightsLayout,
    }))
      if (given !== undefined)
        throw new UsageError(`${flag} must be beside --weights, got ${given} alone; add --weights FILE`);
    return experiment;
  }
  try {
    const names =
      weightsMap === undefined
        ? {}
        : namesIn(parseJson((await wholeFile(weightsMap)).toString('utf8'), weightsMap));
    const left = importWeights(experiment.network, await wholeFile(weights), {
      ...(weightsLayout && { layout: weightsLayout }),
      names,
      note: (line) => log(`note: ${weights}: ${line}`),
    });
    if (left.length > 0)
      log(`note: ${weights} also holds ${left.join(', ')}, which the network has no place for`);
    return experiment;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--weights must be a safetensors file of this network, got ${weights}: ${reason}`);
  }
}

/** A device or a pipe may have no end. */
async function wholeFile(path: string): Promise<Buffer> {
  const found = await stat(path);
  if (!found.isFile()) throw new TypeError(`${path} must be a file, got ${fileType(found)}`);
  return readFile(path);
}

function namesIn(value: unknown): Readonly<Record<string, string>> {
  if (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((name) => typeof name === 'string')
  ) {
    return value as Record<string, string>; // every value is text
  }
  throw new TypeError('the map must be an object of names, got something else');
}
