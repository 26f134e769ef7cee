import type { RunEvent, SavedState } from '@weir/core';
import {
  checkpointName,
  checkpointPath,
  checkpointSteps,
  encodeCheckpoint,
} from '../checkpoint/checkpoint.ts';
import { superfluous } from '../checkpoint/retention.ts';
import type { CheckpointRetention } from '../checkpoint/retention.ts';
import type { LogPosition } from '../record/readLog.ts';
import type { LogWriter } from '../record/logWriter.ts';
import type { RunStore } from '../store/runStore.ts';
import { patiently } from '../store/patiently.ts';
import type { BlockedStoreError } from '../store/storeErrors.ts';

/** How often checkpoints are written, and which of them stay. */
export interface CheckpointKeeping {
  /** Steps between two checkpoints. Default: by time, see `CheckpointKeeper`. */
  readonly checkpointEvery?: number;
  /** Which of them stay. */
  readonly retention?: CheckpointRetention;
  /** Where the run began: a fork's step. Default 0. */
  readonly start?: number;
}

/** Milliseconds between two checkpoints at least. */
const leastApart = 10_000;
/** Times as long as a checkpoint takes until the next one: so they take at most 1 % of a run. */
const timesApart = 100;
/** So many may wait to be written before the run waits for them: each is all of a network in memory. */
const mostWaiting = 2;

/** What a `CheckpointKeeper` lets its run know. */
export interface KeeperCallbacks {
  /** Called with what is worth a line: what was removed. */
  readonly note: (line: string) => void;
  /** Called with what keeps it from writing, and with nothing when it writes again. */
  readonly onBlocked: (error: BlockedStoreError | undefined) => void;
  /** Called with a fault that no waiting mends, when it happens. */
  readonly onFailure: (error: unknown) => void;
  /** Called with true when as many checkpoints wait as may, and with false when one more may. */
  readonly onBehind: (behind: boolean) => void;
}

/**
 * Writes checkpoints while a run trains: every ten seconds, or less often where one takes long, unless a number of steps
 * is given. Each is on disk as a whole, with the log up to it, before an older one may go.
 */
export class CheckpointKeeper {
  private work: Promise<void> = Promise.resolve();
  private waiting = 0;
  private next = performance.now() + leastApart;
  private best: { readonly step: number; readonly loss: number } | undefined;
  private failure: unknown;
  private readonly removed: number[] = [];

  constructor(
    private readonly store: RunStore,
    private readonly id: string,
    private readonly log: LogWriter,
    private readonly options: CheckpointKeeping,
    private readonly callbacks: KeeperCallbacks,
    /** The step of the checkpoint that the run goes on from. */
    private newest?: number,
  ) {}

  /** Learns from a run's events which checkpoint has the least validation loss. */
  observe(event: RunEvent): void {
    if (event.type !== 'evaluated') return;
    const loss = event.splits['validation']?.loss;
    if (loss !== undefined && !(loss >= (this.best?.loss ?? Infinity)))
      this.best = { step: event.step, loss };
  }

  /** Whether a checkpoint is due after so many steps. */
  isDue(step: number): boolean {
    const { checkpointEvery, retention } = this.options;
    if (retention?.best && this.best?.step === step) return true; // of the least validation loss so far
    if (checkpointEvery !== undefined) return step % checkpointEvery === 0;
    return this.waiting === 0 && performance.now() >= this.next;
  }

  /**
   * Takes a state that was saved just now; it is written when those before it are.
   *
   * @param log Where the log stands at that step.
   */
  keep(step: number, state: SavedState, log: LogPosition): void {
    if (step === this.newest) return; // the one that is there is good
    this.newest = step;
    const start = performance.now();
    const encoded = encodeCheckpoint({ step, log, state });
    this.waiting++;
    if (this.waiting === mostWaiting) this.callbacks.onBehind(true);
    this.work = this.work
      .then(async () => {
        const { bytes, hash } = await encoded;
        await this.log.sync();
        await patiently(() => this.store.put(checkpointPath(this.id, step), bytes), this.callbacks.onBlocked);
        this.log.append({ type: 'checkpoint', step, file: checkpointName(step), hash });
        await this.thin();
      })
      .catch((error: unknown) => {
        if (this.failure !== undefined) return;
        this.failure = error;
        this.callbacks.onFailure(error);
      })
      .finally(() => {
        const now = performance.now();
        if (this.waiting === mostWaiting) this.callbacks.onBehind(false);
        this.waiting--;
        this.next = now + Math.max(leastApart, timesApart * (now - start));
      });
  }

  /** Resolves when nothing is left to be written. @throws what kept a checkpoint from being. */
  async settled(): Promise<void> {
    await this.work;
    if (this.failure !== undefined) throw this.failure;
    if (this.removed.length === 0) return;
    const kept = await checkpointSteps(this.store, this.id);
    this.callbacks.note(
      `checkpoints after ${listed(kept)} steps are kept; removed were those after ${listed(this.removed)}`,
    );
  }

  private async thin(): Promise<void> {
    const steps = await checkpointSteps(this.store, this.id);
    const gone = superfluous(steps, this.options.retention, this.best?.step, this.options.start);
    if (gone.length === 0) return;
    const remove = (step: number) => this.store.remove(checkpointPath(this.id, step));
    for (const step of gone) await patiently(() => remove(step), this.callbacks.onBlocked);
    this.log.append({ type: 'removed', files: gone.map(checkpointName) });
    this.removed.push(...gone);
  }
}

/** At most so many steps are listed one by one. */
const mostListed = 12;

/** `10, 20 and 30`; of many, the first and how many more. */
function listed(steps: readonly number[]): string {
  const [last, ...first] = [...steps].reverse();
  if (steps.length > mostListed)
    return `${steps.slice(0, mostListed).join(', ')} and ${steps.length - mostListed} more`;
  return first.length === 0 ? String(last) : `${first.reverse().join(', ')} and ${last}`;
}
