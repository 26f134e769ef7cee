import type { SavedState } from '@weir/core';
import { started } from '@weir/experiments';
import type { Experiment } from '@weir/experiments';
import { assignParameters } from '@weir/nn';
import { putCheckpoint } from '../checkpoint/checkpoint.ts';
import { LogWriter } from '../record/logWriter.ts';
import { logBeginning } from '../record/readLog.ts';
import { lockPath, writeHeader } from '../record/runHeader.ts';
import type { RunHeader } from '../record/runHeader.ts';
import type { RunStore } from '../store/runStore.ts';
import { keptRun } from './keptRun.ts';
import type { KeepOptions, KeptRun } from './keptRun.ts';
import { RunRequestError } from './runRequestError.ts';
import { headerOf } from './runs.ts';
import type { HeaderFacts } from './runs.ts';
import { upTo } from './upTo.ts';

/** What a fork begins from, and how it is kept. */
export interface ForkOptions extends KeepOptions {
  /** Steps of the parent's that the fork begins after. */
  readonly at: number;
  /** Makes the parent's experiment. */
  readonly prepare: (header: RunHeader) => Promise<Experiment>;
  /** Makes the fork's, of a configuration that differs. */
  readonly prepareFork: (header: RunHeader) => Promise<Experiment>;
  readonly facts: HeaderFacts;
}

/** What cannot become another in the middle of a run: what was drawn by it is there already. */
const fixed = ['seed', 'data'] as const;

/**
 * Begins a twin of a run at one of its steps, with another configuration: its past is the parent's, its parameters,
 * optimiser and generator are the parent's of that step, and it says whose child it is.
 *
 * @throws RunRequestError if the configuration differs in what cannot change without a new start, or has no step left to do.
 */
export async function forkRun(
  store: RunStore,
  id: string,
  { at, prepare, prepareFork, facts, ...options }: ForkOptions,
): Promise<KeptRun> {
  const parent = await upTo(store, id, prepare, { step: at, ...(options.note && { note: options.note }) });
  const experiment = await prepareFork(parent.header);
  const [before, after] = [parent.header.config, experiment.config] as [
    Record<string, unknown>,
    Record<string, unknown>,
  ];
  const isSame = (key: string) => JSON.stringify(before[key]) === JSON.stringify(after[key]);
  for (const key of fixed) {
    if (isSame(key)) continue;
    throw new RunRequestError(
      `fork: ${key} must be the parent's ${JSON.stringify(before[key])}, got ${JSON.stringify(after[key])}; it cannot change in the middle of a run: start a new one`,
    );
  }
  if (experiment.steps <= at) {
    throw new RunRequestError(
      `fork: steps must be more than the ${at} that it begins after, got ${experiment.steps}; give more steps, or an earlier --at`,
    );
  }
  mustFit(parent.state, experiment);
  const header: RunHeader = { ...(await headerOf(experiment, facts)), parent: { id, step: at } };
  const lock = await store.lock(lockPath(header.id));
  // The parent's past, under the twin's own beginning.
  const past = parent.events.map((event) => (event.type === 'started' ? started(experiment) : event));
  const log = new LogWriter(store, header.id, logBeginning);
  for (const event of past) log.append({ type: 'event', event });
  const state = childState(parent.state, isSame, experiment, at);
  const checkpoint = { step: at, log: log.position, state };
  await log.sync();
  await putCheckpoint(store, header.id, checkpoint);
  // With its header it is a run: all that it goes on from is there.
  await writeHeader(store, header);
  const start = { checkpoint, past, recorded: [], isWhole: true, end: log.position };
  return keptRun(store, header, experiment, start, lock, options);
}

/**
 * The parent's state, as far as it belongs to what the fork has in common with it. Nobody has sent the fork a command, nor
 * has anything ended it.
 */
function childState(
  state: SavedState,
  isSame: (key: string) => boolean,
  { earlyStopping }: Experiment,
  at: number,
): SavedState {
  const knobsIn = (control: unknown): unknown => {
    // What a command had set gives way to another configuration of it.
    const stays: Readonly<Record<string, boolean>> = {
      learningRate: isSame('learningRate'),
      momentum: isSame('optimizer'),
      batchSize: isSame('batchSize') && isSame('accumulate'),
      batchNormMomentum: isSame('model'),
    };
    const set = Object.entries(control ?? {}).filter(([knob]) => stays[knob]);
    return { ...Object.fromEntries(set), queue: [] };
  };
  const isKept = (name: string) => {
    if (name === 'optimizer') return isSame('optimizer');
    if (name === 'rates') return isSame('learningRate');
    if (name === 'earlyStopping') return earlyStopping !== undefined;
    if (name === 'related') return isSame('health');
    return !name.includes('/') || (isSame('diagnostics') && isSame('health'));
  };
  const changed: Readonly<Record<string, (value: unknown) => unknown>> = {
    course: () => ({ done: at }),
    control: knobsIn,
  };
  return Object.fromEntries(
    Object.entries(state)
      .filter(([name]) => isKept(name))
      .map(([name, value]) => [name, changed[name]?.(value) ?? value]),
  );
}

function mustFit(state: SavedState, { network }: Experiment): void {
  try {
    // Also gives the network its values; the run does so once more.
    assignParameters(network, state['parameters'] as Parameters<typeof assignParameters>[1]);
  } catch (error) {
    throw new RunRequestError(
      `fork: model must have the parent's parameters; widths cannot change without a new start. ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}
