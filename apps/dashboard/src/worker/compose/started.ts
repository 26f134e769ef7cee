import {
  experimentOf,
  measureNetworkStart,
  networkOutline,
  parseConfiguration,
  parseJson,
} from '@weir/experiments';
import type { Started } from '../../compose/composeMessages.ts';
import { startBackend } from '../startBackend.ts';
import { dataOf } from './dataOf.ts';
import { problemsIn } from './problemsIn.ts';

/** Parameters that are drawn while somebody types: a second or so. */
const most = 3e6;

/**
 * What a configuration's network is like ahead of its first update. It is brought to life as a run would be, so that what
 * only that shows to be wrong is said.
 */
export async function started(text: string): Promise<Started> {
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
    const start = await measureNetworkStart(configuration, data);
    const isOfClasses = data.classes !== undefined && configuration.loss.type === 'crossEntropy';
    return {
      problems: [],
      start,
      ...(isOfClasses && { expectedLoss: Math.log(data.classes ?? 1) }),
    };
  } catch (error) {
    return { problems: problemsIn(error, text) };
  }
}
