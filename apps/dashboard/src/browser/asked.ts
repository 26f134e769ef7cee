import type { FromWorker, ToWorker } from './messages.ts';
import { TrainingWorker } from './trainingWorker.ts';

/**
 * Asks a worker of its own, which is ended once it has answered: those that train are busy.
 *
 * @throws what it refuses, in the words of the command line.
 */
export async function asked<Type extends FromWorker['type']>(
  message: ToWorker,
  answer: Type,
): Promise<Extract<FromWorker, { readonly type: Type }>> {
  const worker = new TrainingWorker();
  try {
    return await worker.request(message, answer);
  } finally {
    worker.end();
  }
}
