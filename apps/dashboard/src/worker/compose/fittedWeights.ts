import { experimentOf, parseConfiguration, parseJson } from '@weir/experiments';
import type { FittedWeights } from '../../compose/composeMessages.ts';
import { messageOf } from '../../messageOf.ts';
import type { StartWeights } from '../../source/startWeights.ts';
import { startBackend } from '../startBackend.ts';
import { withWeights } from '../withWeights.ts';
import { dataOf } from './dataOf.ts';

/** Whether a network can start with the tensors of a file; the network is brought to life as its run would do it. */
export async function fittedWeights(text: string, weights: StartWeights): Promise<FittedWeights> {
  const notes: string[] = [];
  try {
    const configuration = parseConfiguration(parseJson(text, 'configuration'));
    const data = await dataOf(configuration);
    await startBackend(configuration, () => {});
    await withWeights(experimentOf(configuration, data), weights, (line) => void notes.push(line));
    return { notes };
  } catch (error) {
    return { problem: messageOf(error), notes };
  }
}
