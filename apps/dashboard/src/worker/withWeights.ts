import type { AnyLayer } from '@weir/nn';
import { importWeights } from '@weir/runs';
import { messageOf } from '../messageOf.ts';
import type { StartWeights } from '../source/startWeights.ts';
import { ownFile } from './ownFile.ts';

/**
 * The experiment with the parameters of a file that this browser keeps; minibatches are drawn as they would have been.
 *
 * @param note Told what of the file is left, and what of it was assumed.
 * @throws Error in the words of the command line, if the file does not hold them.
 */
export async function withWeights<Given extends { readonly network: AnyLayer }>(
  experiment: Given,
  { file, layout, names }: StartWeights,
  note: (line: string) => void = () => {},
): Promise<Given> {
  try {
    const left = importWeights(experiment.network, await ownFile(file), {
      ...(layout && { layout }),
      ...(names && { names }),
      note: (line) => note(`${file}: ${line}`),
    });
    if (left.length > 0) note(`${file} also holds ${left.join(', ')}, which the network has no place for`);
    return experiment;
  } catch (error) {
    throw new Error(
      `--weights must be a safetensors file of this network, got ${file}: ${messageOf(error)}`,
      { cause: error },
    );
  }
}
