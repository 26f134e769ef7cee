import type { Worker as NodeWorker } from 'node:worker_threads';
import { threadWorkerText } from '../generated/threadWorker.ts';

/** A worker of a pool of threads, wherever it runs. */
export interface ThreadWorker {
  /** Ends it, wherever it stands. */
  end(): void;
}

/** What is used of Node's module of workers. */
interface NodeWorkers {
  readonly Worker: typeof NodeWorker;
}

/**
 * Starts a worker with what it is given. It never keeps a process alive.
 *
 * @param failed Called with the reason if it did not start, or broke off.
 */
export function startWorker(given: object, failed: (reason: string) => void): ThreadWorker {
  // Not there in browsers; a bundler must not look for the module.
  const { process } = globalThis as { process?: Partial<NodeJS.Process> };
  const node = process?.getBuiltinModule?.('node:worker_threads') as NodeWorkers | undefined;
  return node ? startInNode(node, given, failed) : startInBrowser(given, failed);
}

function startInNode({ Worker }: NodeWorkers, given: object, failed: (reason: string) => void): ThreadWorker {
  // Without the options of this process: what they preload, the worker has no use for.
  const worker = new Worker(threadWorkerText, { eval: true, workerData: given, execArgv: [], env: {} });
  worker.on('error', ({ message }) => failed(message));
  worker.unref();
  return { end: () => void worker.terminate() };
}

function startInBrowser(given: object, failed: (reason: string) => void): ThreadWorker {
  const url = URL.createObjectURL(new Blob([threadWorkerText], { type: 'text/javascript' }));
  const worker = new Worker(url);
  worker.onerror = ({ message }) =>
    failed(message || 'the page does not let workers of blob: addresses start');
  worker.postMessage(given);
  return {
    end: () => {
      worker.terminate();
      URL.revokeObjectURL(url);
    },
  };
}
