import { changesTraining, commandOf, stepOf } from '@weir/core';
import type { RunCommand, RunControlled, RunDiffers, RunEvent, RunProgress } from '@weir/core';
import { logBeginning } from '../record/readLog.ts';
import type { LogPosition, PlacedRecord } from '../record/readLog.ts';
import { eventsVersion } from '../record/runHeader.ts';
import type { RunHeader } from '../record/runHeader.ts';
import { differingPlace, valueAt } from './firstDifference.ts';
import { isOfTime, timeless } from './timeDependent.ts';

/** What is to become of an event that was computed. */
export interface Compared {
  /** What of it is not recorded yet. */
  readonly fresh: RunEvent | undefined;
  /** The first difference from what is recorded; emitted once. */
  readonly differs?: RunDiffers;
}

/** What is known of a log behind the checkpoint. */
export interface Recorded {
  /** Where it begins: at the checkpoint. Default: at the beginning. */
  readonly from?: LogPosition | undefined;
  /** Whether nothing of it was lost: then what is recorded is the beginning of what is computed. Default true. */
  readonly isWhole?: boolean;
  /** Whether time decided what is measured at which step, so that only what was measured in both is compared. Default false. */
  readonly isThinned?: boolean;
  /** Whether events had fewer fields when it was written. Default false. */
  readonly isEarlier?: boolean;
}

/** A record, and whether it has been computed again. */
interface Waiting {
  readonly end: LogPosition;
  readonly event: RunEvent | undefined;
  isTaken: boolean;
}

/**
 * The events that a log holds behind a checkpoint: what is computed anew is compared with them and not recorded twice.
 *
 * Losses are compared by their step, since pauses part progress at other places; all else by what it says, in the order
 * in which it was emitted.
 */
export class RecordedEvents {
  private readonly losses = new Map<number, number>();
  private readonly events = new Map<string, Waiting[]>();
  private readonly commands: RunControlled[] = [];
  /** What paused it, or let it go on, ahead of the first step that was not run. */
  private readonly pausesAtEnd: string[];
  private readonly records: readonly Waiting[];
  /** The last step of which anything is recorded; −1 of nothing. */
  readonly last: number;
  private readonly from: LogPosition;
  private readonly isWhole: boolean;
  private readonly isThinned: boolean;
  private readonly isEarlier: boolean;
  /** Of the records, those that have been computed again. */
  private behind = 0;
  /** Events that are yet to be computed again. */
  private left = 0;
  private lastLoss = -1;
  private hasDiffered = false;

  /** @param records What is recorded behind the checkpoint, in order. */
  constructor(
    records: readonly PlacedRecord[],
    { from = logBeginning, isWhole = true, isThinned = false, isEarlier = false }: Recorded = {},
  ) {
    this.from = from;
    this.isWhole = isWhole;
    this.isThinned = isThinned;
    this.isEarlier = isEarlier;
    let last = -1;
    this.records = records.map(({ record, end }) => {
      const event = record.type === 'event' ? record.event : undefined;
      const waiting = { end, event, isTaken: false };
      if (!event) return waiting;
      last = Math.max(last, stepOf(event));
      if (event.type === 'progress')
        event.losses.forEach((loss, at) => this.losses.set(event.from + at, loss));
      else if (event.type === 'controlled') this.commands.push(event);
      if (event.type === 'progress' || isOfTime(event) || isPause(event)) return waiting;
      const key = keyOf(event);
      const known = this.events.get(key);
      if (known) known.push(waiting);
      else this.events.set(key, [waiting]);
      this.left += 1;
      return waiting;
    });
    this.last = last;
    this.pausesAtEnd = this.commands
      .filter((event) => isPause(event) && event.step === last)
      .map((event) => JSON.stringify(event));
  }

  /**
   * Where the log stands after so many steps: a run that goes on from there finds behind it all that it will emit, as far
   * as it is recorded. `undefined` while that is at no one place, since parts of the log are lost.
   *
   * @param end Where the log ends.
   */
  positionAt(done: number, end: LogPosition): LogPosition | undefined {
    for (; this.behind < this.records.length; this.behind++) {
      const record = this.records[this.behind];
      if (record && !this.isBehind(record, done)) break;
    }
    if (this.behind === this.records.length) return end;
    return this.isWhole ? (this.records[this.behind - 1]?.end ?? this.from) : undefined;
  }

  private isBehind({ event, isTaken }: Waiting, done: number): boolean {
    if (!event || isTaken) return true;
    const step = stepOf(event);
    if (event.type === 'progress') return step <= this.lastLoss;
    if (isOfTime(event) || isPause(event)) return step < done;
    return step < done - 1; // of the last step, something may yet come
  }

  /** Whether all that is recorded lies behind a run that has done so many steps: what comes from then on is new. */
  isOver(done: number): boolean {
    return done > this.last;
  }

  /** Commands that took effect ahead of a step. Pauses are not repeated: they change nothing. */
  commandsAt(step: number): readonly RunCommand[] {
    return this.commands
      .filter((controlled) => controlled.step === step)
      .flatMap((controlled) => commandOf(controlled) ?? []);
  }

  compare(event: RunEvent): Compared {
    if (this.records.length === 0) return { fresh: event }; // as of nearly every event that ever is
    if (event.type === 'progress') return this.compareProgress(event);
    const step = stepOf(event);
    if (isPause(event)) return { fresh: this.isNewPause(event, step) ? event : undefined };
    if (isOfTime(event)) return { fresh: step > this.last ? event : undefined };
    const waiting = this.events.get(keyOf(event))?.shift();
    if (!waiting?.event) {
      const mayBeNew = this.left === 0 || step > this.last || !this.isWhole || this.isThinned;
      if (mayBeNew) return { fresh: event };
      return { fresh: undefined, ...this.differs(step, nameOf(event), undefined, event) };
    }
    waiting.isTaken = true;
    this.left -= 1;
    const recorded = waiting.event;
    const place = differingPlace(timeless(recorded), timeless(event), this.isEarlier);
    if (!place) return { fresh: undefined };
    return {
      fresh: undefined,
      ...this.differs(
        step,
        `${nameOf(event)}: ${place.join('.').replace(/^value\./, '')}`,
        valueAt(recorded, place),
        valueAt(event, place),
      ),
    };
  }

  /** A run that comes back paused at its last step is told there what is not recorded yet: to go on. */
  private isNewPause(event: RunEvent, step: number): boolean {
    if (step !== this.last) return step > this.last;
    const text = JSON.stringify(event);
    const recorded = this.pausesAtEnd.indexOf(text);
    if (recorded >= 0) this.pausesAtEnd.splice(recorded, 1);
    return recorded < 0;
  }

  private compareProgress(event: RunProgress): Compared {
    let differs: { readonly differs?: RunDiffers } = {};
    let known = 0;
    this.lastLoss = Math.max(this.lastLoss, stepOf(event));
    event.losses.forEach((loss, index) => {
      const step = event.from + index;
      const recorded = this.losses.get(step);
      if (recorded === undefined) return;
      known = index + 1;
      if (!Object.is(recorded, loss) && !differs.differs)
        differs = this.differs(step, 'loss', recorded, loss);
    });
    if (known === event.losses.length) return { fresh: undefined, ...differs };
    return {
      fresh: known === 0 ? event : { ...event, from: event.from + known, losses: event.losses.slice(known) },
      ...differs,
    };
  }

  private differs(
    step: number,
    what: string,
    recorded: unknown,
    recomputed: unknown,
  ): { readonly differs?: RunDiffers } {
    if (this.hasDiffered) return {};
    this.hasDiffered = true;
    return {
      differs: {
        type: 'differs',
        step: Math.max(0, step),
        what,
        recorded: text(recorded),
        recomputed: text(recomputed),
      },
    };
  }
}

/** Whether a run was recorded when events had fewer fields than they have now. */
export const isEarlier = ({ events = 1 }: Pick<RunHeader, 'events'>): boolean => events < eventsVersion;

const isPause = (event: RunEvent): boolean => event.type === 'controlled' && !changesTraining(event);

/** What an event is of, and of which step. */
function keyOf(event: RunEvent): string {
  return `${stepOf(event)} ${nameOf(event)}`;
}

function nameOf(event: RunEvent): string {
  switch (event.type) {
    case 'measurement':
    case 'diagnosticFailed':
      return `${event.type} ${event.diagnostic}`;
    case 'finding':
      return `finding ${event.finding.rule} ${event.finding.subject}`;
    default:
      return event.type;
  }
}

const text = (value: unknown): string =>
  (typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'nothing')).slice(0, 200);
