import { TrainingWorker } from './trainingWorker.ts';

let worker: TrainingWorker | undefined;

/**
 * Parses a configuration and checks it, in a worker: the page itself does not carry the schemas.
 *
 * @returns it as it is written.
 * @throws Error with every problem, a line each, in the words of the command line.
 */
export async function checkConfiguration(text: string): Promise<unknown> {
  worker ??= new TrainingWorker();
  try {
    return (await worker.request({ type: 'check', text }, 'checked')).config;
  } catch (error) {
    if (error instanceof Error && error.name === 'WorkerLostError') worker = undefined;
    throw error;
  }
}
