import {
  experimentOf,
  measureNetworkStart,
  networkOutline,
  parseConfiguration,
  parseJson,
} from '@weir/experiments';
import type { Started } from '../../compose/composeMessages.ts';
import { messageOf } from '../../messageOf.ts';
import type { StartWeights } from '../../source/startWeights.ts';
import { startBackend } from '../startBackend.ts';
import { withWeights } from '../withWeights.ts';
import { dataOf } from './dataOf.ts';
import { problemsIn } from './problemsIn.ts';

/** Parameters that are drawn while somebody types: a second or so. */
const most = 3e6;

/**
 * What a configuration's network is like ahead of its first update. It is brought to life as a run would be, so that what
 * only that shows to be wrong is said.
 *
 * @param weights What it starts with, in the place of what its seed draws.
 */
export async function started(text: string, weights?: StartWeights): Promise<Started> {
  try {
    const configuration = parseConfiguration(parseJson(text, 'configuration'));
    const data = await dataOf(configuration);
    const { parameters } = networkOutline(configuration, data);
    if (parameters > most)
      return {
        problems: [],
        skipped: `A network of ${parameters.toLocaleString('en')} parameters is not drawn while it is edited.`,
      };
    await startBackend(configuration, () => {});
    experimentOf(configuration, data);
    let unfit: string | undefined;
    const start = await measureNetworkStart(configuration, data, async (network) => {
      if (weights)
        await withWeights({ network }, weights).catch((error: unknown) => (unfit = messageOf(error)));
    });
    if (unfit !== undefined)
      return { problems: [], skipped: `Its start is not drawn, as the weights do not fit: ${unfit}` };
    const isOfClasses = data.classes !== undefined && configuration.loss.type === 'crossEntropy';
    return {
      problems: [],
      start,
      ...(weights && { weights: weights.file }),
      ...(isOfClasses && { expectedLoss: Math.log(data.classes ?? 1) }),
    };
  } catch (error) {
    return { problems: problemsIn(error, text) };
  }
}
