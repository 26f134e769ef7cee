import type { RunCommand, ScheduledCommand } from '@weir/core';
import { Subject } from 'rxjs';
import type { Observable } from 'rxjs';
import { turned } from './knobs.ts';
import type { Knobs } from './knobs.ts';
import { SpeedLimit } from './speedLimit.ts';

/** A command that took effect, and the step ahead of which it did. */
export interface AppliedCommand {
  readonly step: number;
  readonly command: RunCommand;
  /** Why it did not: nothing has changed then. */
  readonly refused?: string;
}

/** Milliseconds of waiting that one sees. */
const visible = 100;

/** A control's state as plain data. */
export interface SavedControl extends Knobs {
  readonly queue: readonly RunCommand[];
  /** Absent where nothing ever was scheduled. */
  readonly scheduled?: readonly ScheduledCommand[];
}

/**
 * The one place where commands to a training run queue up: they take effect between two steps, in the order
 * in which they came.
 */
export class Control {
  private readonly queue: RunCommand[] = [];
  private scheduled: readonly ScheduledCommand[] | undefined;
  private readonly applications = new Subject<AppliedCommand>();
  private readonly idling = new Subject<void>();
  private paused = false;
  private allowance = 0;
  private wake: (() => void) | undefined;
  private knobs: Knobs = {};
  private ended = false;
  /** Steps done at which it pauses. */
  private target = Infinity;
  private readonly limit = new SpeedLimit();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly waits = new Subject<void>();
  private attendant: (command: RunCommand) => void = () => {};
  private readonly holdings = new Subject<boolean>();
  private held = false;
  private detained:
    { readonly commands: RunCommand[]; readonly onCommand: (command: RunCommand) => void } | undefined;

  /** Commands as they take effect. */
  readonly applied$: Observable<AppliedCommand> = this.applications.asObservable();

  /** Emits when a paused run has nothing left to do until the next command. */
  readonly idle$: Observable<void> = this.idling.asObservable();

  /** The learning rate that a command has set; `undefined` while the schedule decides. */
  get learningRate(): number | undefined {
    return this.knobs.learningRate;
  }

  /** The optimiser's momentum that a command has set; `undefined` while its own holds. */
  get momentum(): number | undefined {
    return this.knobs.momentum;
  }

  /** The minibatch's size that a command has set; `undefined` while the experiment's holds. */
  get batchSize(): number | undefined {
    return this.knobs.batchSize;
  }

  /** The momentum of a batchNorm's running statistics that a command has set; `undefined` while its own holds. */
  batchNormMomentum(layer: string): number | undefined {
    const { batchNormMomentum } = this.knobs;
    return batchNormMomentum?.[layer] ?? batchNormMomentum?.[''];
  }

  /** Emits when the next step is held up by the speed limit for long enough to be seen. */
  readonly waits$: Observable<void> = this.waits.asObservable();

  /** Whether the run is held, as it changes. */
  readonly held$: Observable<boolean> = this.holdings.asObservable();

  /** Commands that have not taken effect yet. */
  get queued(): readonly RunCommand[] {
    return this.queue;
  }

  get stopped(): boolean {
    return this.ended;
  }

  /**
   * Is asked ahead of each command's taking effect: it does what is no setting, and throws where the network at hand cannot
   * do it, which refuses the command and leaves all as it is.
   */
  attend(attendant: (command: RunCommand) => void): void {
    this.attendant = attendant;
  }

  send(command: RunCommand): void {
    if (!this.detained) return this.repeat(command);
    this.detained.commands.push(command);
    this.detained.onCommand(command);
  }

  /** Queues a command that is part of what is computed again, also while others are detained. */
  repeat(command: RunCommand): void {
    this.queue.push(command);
    this.wake?.();
  }

  /**
   * Lets what was sent, and what is sent from now on, wait until `release`: while a run computes again what is recorded,
   * which no command may change. What waits so is no part of what is saved.
   *
   * @param onCommand Called with each command that comes while it has to wait.
   */
  detain(onCommand: (command: RunCommand) => void = () => {}): void {
    this.detained ??= { commands: this.queue.splice(0), onCommand };
  }

  /** Queues what `detain` has let wait. */
  release(): void {
    const { commands } = this.detained ?? { commands: [] };
    this.detained = undefined;
    for (const command of commands) this.repeat(command);
  }

  /**
   * Commands that take effect each at its step; those whose step is past, none. They take the place of any scheduled before,
   * and a checkpoint's take theirs.
   */
  schedule(commands: readonly ScheduledCommand[]): void {
    this.scheduled = commands;
  }

  /** What will take effect once so many steps are done, as far as it is known. */
  waitingAt(step: number): readonly RunCommand[] {
    return [...this.queue, ...this.dueAt(step)];
  }

  private dueAt(step: number): readonly RunCommand[] {
    return (this.scheduled ?? []).filter((one) => one.step === step).map(({ command }) => command);
  }

  /**
   * What lives on in a checkpoint: what was set, and commands that wait. A run that is resumed is neither paused nor slowed
   * down.
   */
  save(): SavedControl {
    const { knobs, queue, scheduled } = this;
    return { ...knobs, queue: [...queue], ...(scheduled && { scheduled }) };
  }

  restore({ queue, scheduled, ...knobs }: SavedControl): void {
    this.knobs = knobs;
    this.scheduled = scheduled ?? this.scheduled;
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
    if (this.scheduled && this.scheduled.length > 0) {
      this.queue.push(...this.dueAt(step));
      this.scheduled = this.scheduled.filter((one) => one.step > step);
    }
    do {
      for (let command = this.queue.shift(); command; command = this.queue.shift()) {
        const refused = this.apply(command);
        this.applications.next({ step, command, ...(refused !== undefined && { refused }) });
      }
      if (step < this.target) continue;
      this.target = Infinity;
      this.paused = true;
      this.applications.next({ step, command: { type: 'pause' } });
    } while (this.queue.length > 0); // whoever hears of the pause may answer it
    if (this.ended) return false;
    if (!this.paused) return this.isDue();
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
    return () => {
      this.wake = undefined;
      clearTimeout(this.timer);
    };
  }

  /** Whether the speed limit lets the step run; it calls back when it will. */
  private isDue(): boolean {
    const wait = this.limit.wait();
    if (wait === 0) return true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.wake?.(), wait);
    if (wait > visible) this.waits.next();
    return false;
  }

  /** @returns why the command was refused, if it was. */
  private apply(command: RunCommand): string | undefined {
    try {
      this.attendant(command);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
    this.knobs = turned(this.knobs, command);
    switch (command.type) {
      case 'pause':
        this.paused = true;
        this.target = Infinity;
        break;
      case 'resume':
      case 'runTo':
        this.paused = false;
        this.allowance = 0;
        this.target = command.type === 'runTo' ? command.step : Infinity;
        break;
      case 'step':
        this.paused = true;
        this.target = Infinity;
        this.allowance += command.count ?? 1;
        break;
      case 'speed':
        this.limit.set(command.value);
        break;
      case 'stop':
        this.ended = true;
    }
    return undefined;
  }
}
