import { Observable, Subject, filter, firstValueFrom, map } from 'rxjs';
import type { RunCommand, RunEvent } from '@weir/core';
import type { StatusChanged } from '../run/statusChanged.ts';
import type { ReplayRequest, ReplaySaid } from '../source/replay.ts';
import type { FromWorker, Task, ToWorker } from './messages.ts';
import { threadsAsked } from './threadsAsked.ts';
import { WorkerLostError } from './workerLostError.ts';

type Said<Type extends FromWorker['type']> = Extract<FromWorker, { readonly type: Type }>;

/** A Web Worker that knows the whole engine: it answers questions, and trains one run. */
export class TrainingWorker {
  private readonly worker = new Worker(new URL('../worker/trainer.ts', import.meta.url), { type: 'module' });
  private readonly said = new Subject<FromWorker>();

  constructor() {
    this.worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.said.next(data));
    this.worker.addEventListener('error', (event) => {
      event.preventDefault(); // it is an error of the stream
      const why = event.message === '' ? 'the worker could not be loaded' : event.message;
      this.said.error(new WorkerLostError(`${why}; reload the page to try again`));
    });
  }

  /** Sends a request and resolves with its answer. @throws what the worker refuses. */
  async request<Type extends FromWorker['type']>(message: ToWorker, answer: Type): Promise<Said<Type>> {
    const answered = firstValueFrom(
      this.said.pipe(
        filter(({ type }) => type === answer || type === 'refused'),
        map((said) => {
          if (said.type === 'refused') throw new Error(said.message);
          return said as Said<Type>; // filtered by it
        }),
      ),
    );
    this.worker.postMessage(message);
    return answered;
  }

  command(command: RunCommand): void {
    this.worker.postMessage({ type: 'command', command } satisfies ToWorker);
  }

  /**
   * Trains with the subscription, of which there may be one, and ends the worker with it. The same stream as a server's.
   *
   * @param onMessage Called with each message that holds no events.
   */
  run(
    task: Task,
    onMessage: (said: Said<'begun' | 'note' | 'refused'>) => void,
  ): Observable<RunEvent | StatusChanged> {
    return new Observable((subscriber) => {
      const lock = `weir trains ${crypto.randomUUID()}`;
      const ended = new AbortController();
      subscriber.add(
        this.said.subscribe({
          next(said) {
            if (said.type === 'events') for (const event of said.events) subscriber.next(event);
            if (said.type === 'completed') subscriber.complete();
            if (said.type === 'failed') subscriber.error(Object.assign(new Error(said.message), said));
            if (said.type === 'begun')
              whenFree(lock, ended.signal, () => subscriber.error(new WorkerLostError()));
            if (said.type === 'begun' || said.type === 'note' || said.type === 'refused') onMessage(said);
          },
          error: (error: unknown) => subscriber.error(error),
        }),
      );
      const threads = threadsAsked((globalThis as Partial<typeof globalThis>).location?.search); // no page, no address
      this.worker.postMessage({ type: 'train', task, lock, threads } satisfies ToWorker);
      return () => {
        ended.abort();
        this.end();
      };
    });
  }

  /** Computes a part of a kept run again with the subscription, of which there may be one, and ends the worker with it. */
  replay(id: string, request: ReplayRequest): Observable<ReplaySaid> {
    return new Observable((subscriber) => {
      subscriber.add(
        this.said.subscribe({
          next(said) {
            // A replay says nothing of how the run stands.
            if (said.type === 'events') for (const event of said.events) subscriber.next(event as RunEvent);
            if (said.type === 'note') subscriber.next(said);
            if (said.type === 'refused') subscriber.error(new Error(said.message));
            if (said.type === 'failed') subscriber.error(Object.assign(new Error(said.message), said));
            if (said.type === 'completed') subscriber.complete();
          },
          error: (error: unknown) => subscriber.error(error),
        }),
      );
      this.worker.postMessage({ type: 'replay', id, request } satisfies ToWorker);
      return () => this.end();
    });
  }

  end(): void {
    this.worker.terminate();
  }
}

/** A worker that dies says nothing, but the browser gives back the lock that it held. Without locks nobody notices. */
function whenFree(lock: string, signal: AbortSignal, dead: () => void): void {
  const locks = (navigator as Partial<Navigator>).locks; // not there on a page that is not served securely
  locks?.request(lock, { signal }, () => dead()).catch(() => {}); // aborted: it ended as it should
}
