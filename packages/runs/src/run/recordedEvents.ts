import type { RunCommand, RunControlled, RunDiffers, RunEvent, RunProgress } from '@weir/core';
import { firstDifference } from './firstDifference.ts';
import { isOfTime, timeless } from './timeDependent.ts';

/** What is to become of an event that was computed. */
export interface Compared {
  /** What of it is not recorded yet. */
  readonly fresh: RunEvent | undefined;
  /** The first difference from what is recorded; emitted once. */
  readonly differs?: RunDiffers;
}

/**
 * The events that a log holds behind a checkpoint: what is computed anew is compared with them and not recorded twice.
 *
 * Losses are compared by their step, since pauses part progress at other places; all else by what it says. With a
 * budget, what is measured at which step depends on time, so that only what was measured in both is compared.
 */
export class RecordedEvents {
  private readonly losses = new Map<number, number>();
  private readonly events = new Map<string, RunEvent[]>();
  private readonly commands: RunControlled[] = [];
  private readonly last: number;
  private hasDiffered = false;

  /** @param isComplete Whether everything up to the last of them is among them: nothing was lost, no budget thins. */
  constructor(
    recorded: readonly RunEvent[],
    private readonly isComplete: boolean,
  ) {
    let last = -1;
    for (const event of recorded) {
      last = Math.max(last, stepOf(event));
      if (event.type === 'progress')
        event.losses.forEach((loss, at) => this.losses.set(event.from + at, loss));
      else if (event.type === 'controlled') this.commands.push(event);
      if (event.type === 'progress' || isOfTime(event) || isPause(event)) continue;
      const key = keyOf(event);
      this.events.set(key, [...(this.events.get(key) ?? []), event]);
    }
    this.last = last;
  }

  /** Whether, after so many steps, nothing recorded is left to be compared: only then does the log end where the run is. */
  isPast(done: number): boolean {
    return done > this.last;
  }

  /** Commands that took effect ahead of a step. Pauses are not repeated: they change nothing. */
  commandsAt(step: number): readonly RunCommand[] {
    return this.commands
      .filter((controlled) => controlled.step === step)
      .flatMap(({ command, learningRate }): readonly RunCommand[] => {
        if (command === 'learningRate')
          return learningRate === undefined ? [] : [{ type: 'learningRate', value: learningRate }];
        return command === 'stop' ? [{ type: 'stop' }] : [];
      });
  }

  compare(event: RunEvent): Compared {
    if (event.type === 'progress') return this.compareProgress(event);
    if (isOfTime(event) || isPause(event)) return { fresh: stepOf(event) > this.last ? event : undefined };
    const recorded = this.events.get(keyOf(event))?.shift();
    const step = stepOf(event);
    if (!recorded) {
      if (step >= this.last || !this.isComplete) return { fresh: event };
      return { fresh: undefined, ...this.differs(step, nameOf(event), 'nothing', event) };
    }
    const path = firstDifference(timeless(recorded), timeless(event));
    if (path === undefined) return { fresh: undefined };
    return {
      fresh: undefined,
      ...this.differs(
        step,
        `${nameOf(event)}: ${path.replace(/^value\./, '')}`,
        at(recorded, path),
        at(event, path),
      ),
    };
  }

  private compareProgress(event: RunProgress): Compared {
    let differs: { readonly differs?: RunDiffers } = {};
    let known = 0;
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

/** The step at which an event is emitted; −1 ahead of all. */
export function stepOf(event: RunEvent): number {
  if (event.type === 'progress') return event.from + event.losses.length - 1;
  // These count steps done, or name the next: they are emitted at the last that was done.
  if (event.type === 'evaluated') return event.step - 1;
  if (event.type === 'finished') return event.steps - 1;
  if (event.type === 'rateChanged') return event.step - 1;
  return 'step' in event ? event.step : -1;
}

const isPause = (event: RunEvent): boolean =>
  event.type === 'controlled' &&
  (event.command === 'pause' || event.command === 'resume' || event.command === 'step');

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

const at = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (inner, key) =>
        typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[key] : undefined,
      value,
    );

const text = (value: unknown): string =>
  (typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'nothing')).slice(0, 200);
