import { locate } from '@weir/data/node';
import type { Configuration } from '@weir/experiments';
import type { TrainingFlags } from './trainingFlags.ts';

/** What a command is given to train by. */
interface Given extends Pick<TrainingFlags, 'import' | 'dataDir'> {
  readonly weights?: string | undefined;
  readonly weightsMap?: string | undefined;
}

/** The files that a training reads, as far as they are there: no result may take the place of one. */
export async function filesRead(
  source: string,
  given: Given,
  configurations: readonly Pick<Configuration, 'data'>[],
): Promise<readonly string[]> {
  const options = given.dataDir === undefined ? {} : { dataDir: given.dataDir };
  const named = new Set(
    configurations.flatMap(({ data }) =>
      Object.entries(data).flatMap(([key, value]) =>
        ['path', 'images', 'labels'].includes(key) && typeof value === 'string' ? [value] : [],
      ),
    ),
  );
  // What is missing is said where it is read.
  const located = await Promise.all([...named].map((path) => locate(path, options).catch(() => path)));
  const others = [given.weights, given.weightsMap].filter((path) => path !== undefined);
  return [source, ...(given.import ?? []), ...others, ...located];
}
