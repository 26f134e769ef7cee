import type { RunCommand } from '@weir/core';
import { Subject } from 'rxjs';
import type { Observable } from 'rxjs';

/** A command that took effect, and the step ahead of which it did. */
export interface AppliedCommand {
  readonly step: number;
  readonly command: RunCommand;
}

/** A control's state as plain data. */
export interface SavedControl {
  readonly learningRate?: number;
  readonly queue: readonly RunCommand[];
}

/**
 * The one place where commands to a training run queue up: they take effect between two steps, in the order
 * in which they came.
 */
export class Control {
  private readonly queue: RunCommand[] = [];
  private readonly applications = new Subject<AppliedCommand>();
  private readonly idling = new Subject<void>();
  private paused = false;
  private allowance = 0;
  private wake: (() => void) | undefined;
  private override: number | undefined;
  private ended = false;
  private readonly holdings = new Subject<boolean>();
  private held = false;

  /** Commands as they take effect. */
  readonly applied$: Observable<AppliedCommand> = this.applications.asObservable();

  /** Emits when a paused run has nothing left to do until the next command. */
  readonly idle$: Observable<void> = this.idling.asObservable();

  /** The learning rate that a command has set; `undefined` while the schedule decides. */
  get learningRate(): number | undefined {
    return this.override;
  }

  /** Whether the run is held, as it changes. */
  readonly held$: Observable<boolean> = this.holdings.asObservable();

  /** Commands that have not taken effect yet. */
  get queued(): readonly RunCommand[] {
    return this.queue;
  }

  get stopped(): boolean {
    return this.ended;
  }

  send(command: RunCommand): void {
    this.queue.push(command);
    this.wake?.();
  }

  /** What lives on in a checkpoint: the learning rate, and commands that wait. A run that is resumed is not paused. */
  save(): SavedControl {
    const { override, queue } = this;
    return { ...(override !== undefined && { learningRate: override }), queue: [...queue] };
  }

  restore({ learningRate, queue }: SavedControl): void {
    this.override = learningRate;
    this.queue.unshift(...queue);
  }

  /**
   * Lets no step run, and no command take effect, until it is called with `false`: for whoever keeps the run and has no
   * room. It is no command and leaves no trace.
   */
  hold(held: boolean): void {
    if (this.held === held) return;
    this.held = held;
    this.holdings.next(held);
    if (!held) this.wake?.();
  }

  /** Applies what is queued; says whether the step may run. */
  admits(step: number): boolean {
    if (this.held) return false;
    for (let command = this.queue.shift(); command; command = this.queue.shift()) {
      this.apply(command);
      this.applications.next({ step, command });
    }
    if (this.ended) return false;
    if (!this.paused) return true;
    if (this.allowance === 0) {
      this.idling.next();
      return false;
    }
    this.allowance -= 1;
    return true;
  }

  /** Calls back at the next command. */
  onCommand(callback: () => void): () => void {
    this.wake = callback;
    return () => (this.wake = undefined);
  }

  private apply(command: RunCommand): void {
    switch (command.type) {
      case 'pause':
        this.paused = true;
        return;
      case 'resume':
        this.paused = false;
        this.allowance = 0;
        return;
      case 'step':
        this.paused = true;
        this.allowance += command.count ?? 1;
        return;
      case 'learningRate':
        this.override = command.value;
        return;
      case 'stop':
        this.ended = true;
    }
  }
}
