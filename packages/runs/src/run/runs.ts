import { getBackend } from '@tensorflow/tfjs-core';
import type { Experiment } from '@weir/experiments';
import { parameterValues } from '@weir/nn';
import { putCheckpoint } from '../checkpoint/checkpoint.ts';
import { crc32c } from '../log/crc32c.ts';
import { eventsVersion, formatVersion, lockPath, readHeader, writeHeader } from '../record/runHeader.ts';
import type { RunHeader } from '../record/runHeader.ts';
import { logBeginning } from '../record/readLog.ts';
import { hashOf } from '../record/sha256.ts';
import type { Lock, RunStore } from '../store/runStore.ts';
import { LockedError, holderInWords } from '../store/storeErrors.ts';
import { logPath } from '../record/runHeader.ts';
import { keptRun } from './keptRun.ts';
import type { KeepOptions, KeptRun } from './keptRun.ts';
import { fromTheBeginning, resumePointOf } from './resumePoint.ts';

/** What a header is to say besides what the experiment does. */
export type HeaderFacts = Pick<RunHeader, 'weir' | 'machine' | 'options'> & { readonly seed: number };

/** How a run begins. */
export interface BeginOptions extends KeepOptions {
  /** Save a checkpoint ahead of the first step: for parameters that the seed does not give. Default false. */
  readonly keepStart?: boolean;
}

/** Begins a run in a store: its folder is there, with its header, before it trains. */
export async function beginRun(
  store: RunStore,
  experiment: Experiment,
  facts: HeaderFacts,
  { keepStart = false, ...options }: BeginOptions,
): Promise<KeptRun> {
  const header = await headerOf(experiment, facts);
  let lock: Lock | undefined;
  try {
    lock = await store.lock(lockPath(header.id));
    if (keepStart) {
      const state = { parameters: parameterValues(experiment.network) };
      await putCheckpoint(store, header.id, { step: 0, log: logBeginning, state });
    }
    // With its header it is a run: all that it goes on from is there.
    await writeHeader(store, header);
  } catch (error) {
    await lock?.release().catch(() => {});
    if (!(error instanceof LockedError)) await store.remove(header.id).catch(() => {});
    throw error;
  }
  return keptRun(store, header, experiment, fromTheBeginning, lock, options);
}

/** The header of a run that begins now; its id is made of its name and the time. */
export async function headerOf(experiment: Experiment, facts: HeaderFacts): Promise<RunHeader> {
  const { name, config, steps } = experiment;
  const created = new Date().toISOString();
  return {
    format: formatVersion,
    events: eventsVersion,
    id: runId(name, created),
    name,
    config,
    configHash: await hashOf(config),
    steps,
    backend: getBackend(),
    created,
    data: dataChecksum(experiment),
    ...facts,
  };
}

/** How a run is taken up again. */
export interface ResumeOptions extends KeepOptions {
  /** Take over the lock of a process that has ended. Default true: only such a lock, and `note` is called. */
  readonly takeStale?: boolean;
}

/**
 * Takes a run up again where it stands.
 *
 * @param prepare Makes the experiment of the header's configuration, on the header's backend.
 * @throws LockedError if another process holds it; RunDataError if the data are not those that it was trained on.
 */
export async function resumeRun(
  store: RunStore,
  id: string,
  prepare: (header: RunHeader) => Promise<Experiment>,
  options: ResumeOptions,
): Promise<KeptRun> {
  const { note = () => {}, takeStale = true } = options;
  const header = await readHeader(store, id);
  const holder = await store.holder(lockPath(id));
  const lock = await store.lock(lockPath(id), { takeStale });
  if (holder?.stale)
    note(
      holder.elsewhere === undefined
        ? `taking the run over from process ${holder.pid}, which held it since ${holder.since} and has ended`
        : `taking over ${holderInWords(holder)}; that one goes on by itself`,
    );
  try {
    const experiment = await prepare(header);
    mustBeSameData(header, experiment);
    const from = await resumePointOf(store, id, note);
    // What a killed process was writing when it ended.
    await store.truncate(logPath(id), from.end.bytes);
    return keptRun(store, header, experiment, from, lock, options);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/**
 * Requires an experiment's data to be those that the run began with, by their checksum.
 *
 * @throws RunDataError if they are others.
 */
export function mustBeSameData({ id, data }: RunHeader, experiment: Experiment): void {
  const found = dataChecksum(experiment);
  if (found !== data) throw new RunDataError(id, data, found);
}

/** A run's data have changed since it began. */
export class RunDataError extends Error {
  override readonly name = 'RunDataError';
  constructor(id: string, wanted: string, got: string) {
    super(
      `${id}: data must have the checksum ${wanted} that the run began with, got ${got}; put back the file that it was trained on, or give its --data-dir`,
    );
  }
}

/** Of the examples that are trained on. */
function dataChecksum({ data: { train } }: Experiment): string {
  const bytes = ({ buffer, byteOffset, byteLength }: Int32Array | Float32Array) =>
    new Uint8Array(buffer, byteOffset, byteLength);
  return [train.inputs, train.targets]
    .map((values) => crc32c(bytes(values)).toString(16).padStart(8, '0'))
    .join('');
}

/** `deep-tanh-20261125-214233-1f3a`: by name and time, never twice. */
function runId(name: string, created: string): string {
  const stem =
    name
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'run';
  const time = created
    .replace(/\D/g, '')
    .slice(0, 14)
    .replace(/^(\d{8})/, '$1-');
  const random = crypto.getRandomValues(new Uint8Array(2));
  return `${stem}-${time}-${Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
