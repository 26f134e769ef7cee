import { BehaviorSubject } from 'rxjs';
import type { RunCommand } from '@weir/core';
import { unknownRun } from '../run/runState.ts';
import type { RunState } from '../run/runState.ts';
import { watchRun } from '../run/watchRun.ts';
import type { RunSummary } from '../source/runSource.ts';
import type { StartWeights } from '../source/startWeights.ts';
import type { KeptTask, Place, RunOrigin, Task } from './messages.ts';
import { summaryOf } from './summaryOf.ts';
import type { Called } from './summaryOf.ts';
import { TrainingWorker } from './trainingWorker.ts';

/** A run of this browser: it trains in a worker of its own, whether anybody looks or not. */
export class BrowserRun {
  readonly state$ = new BehaviorSubject<RunState>(unknownRun);
  private worker: TrainingWorker | undefined;
  private note: string | undefined;
  private weights: StartWeights | undefined;

  /** @param listed What it was when the runs were listed; while nobody has asked for it. */
  constructor(
    private readonly called: Called,
    private listed?: RunSummary,
  ) {}

  /** Begins one; rejects with the words of the command line where that cannot be. */
  static begin(
    task: Task,
    worker: TrainingWorker,
    place?: Partial<Place & Pick<RunSummary, 'fork' | 'weights'>>,
  ): Promise<BrowserRun> {
    return new Promise((resolve, reject) => {
      let run: BrowserRun | undefined;
      let note: string | undefined;
      const events$ = worker.run(task, (said) => {
        if (said.type === 'note') {
          note = said.note;
          if (run) run.note = note;
        }
        if (said.type === 'refused') {
          worker.end();
          reject(new Error(said.message));
        }
        if (said.type !== 'begun') return;
        const { id, name, startedAt } = said;
        run = new BrowserRun({ id, name, startedAt, ...place });
        run.note = note;
        run.worker = worker;
        if (task.type === 'configuration') run.weights = task.weights;
        resolve(run);
      });
      watchRun(events$).subscribe((state) => {
        run?.state$.next(state);
        if (!run && state.phase === 'failed') reject(new Error(state.reason));
      });
    });
  }

  get id(): string {
    return this.called.id;
  }

  /** Takes what it is listed as now, for as long as nobody has asked for it. */
  listedAs(listed: RunSummary): void {
    if (this.listed) this.listed = listed;
  }

  /** Whether it is only listed, as cut off. */
  get isLeft(): boolean {
    return this.listed?.status === 'interrupted';
  }

  /** @param held Ids of the runs that a tab of this browser trains: of one that is only listed, that is another tab. */
  summary(held?: ReadonlySet<string>): RunSummary {
    if (this.listed && this.isLeft && held?.has(this.id))
      return { ...this.listed, status: 'running', trainedBy: 'tab' };
    return (
      this.listed ??
      summaryOf({ ...this.called, ...(this.note !== undefined && { note: this.note }) }, this.state$.value)
    );
  }

  /** What it began with and was commanded since; undefined until it has begun, and of a twin, whose beginning is its parent's. */
  async origin(): Promise<RunOrigin | undefined> {
    const { started } = this.state$.value;
    if (!started || this.called.fork) return undefined;
    const { commandsTaken } = await import('../run/commandsTaken.ts');
    return {
      config: started.config,
      commands: commandsTaken(this.state$.value),
      ...(this.weights && { weights: this.weights }),
    };
  }

  /**
   * Sees to it that its state is there: that of one that is kept is read, and goes on where it was cut off, or waits where it
   * was paused.
   */
  look(): void {
    if (this.listed) this.takeUp(this.listed.origin === 'folder' ? { isRead: true } : {});
  }

  /**
   * Goes on from its last checkpoint, where it was cut off.
   *
   * @param how Whether it is only looked at; whether it was asked to train on.
   */
  takeUp(how: Pick<KeptTask, 'isRead' | 'isAsked'> = {}): void {
    this.listed = undefined;
    const worker = new TrainingWorker();
    this.worker = worker;
    const events$ = worker.run({ type: 'kept', id: this.id, ...how }, (said) => {
      if (said.type === 'note') this.note = said.note;
      if (said.type === 'refused')
        this.state$.next({ ...this.state$.value, phase: 'failed', reason: said.message });
    });
    watchRun(events$).subscribe((state) => this.state$.next(state));
  }

  command(command: RunCommand): void {
    this.worker?.command(command);
  }
}
