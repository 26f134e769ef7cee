import type { SavedState } from '@weir/core';
import type { LogPosition } from '../record/readLog.ts';
import { RunFormatError } from '../record/runFormatError.ts';
import { checkpointFolder } from '../record/runHeader.ts';
import { sha256 } from '../record/sha256.ts';
import type { RunStore } from '../store/runStore.ts';
import { SafetensorsError, readSafetensors, writeSafetensors } from './safetensors.ts';
import { stateOfTensors, tensorsOfState } from './tensorsOfState.ts';

/** All that a run needs to go on. */
export interface Checkpoint {
  /** Steps done. */
  readonly step: number;
  /** Where the log ended then. */
  readonly log: LogPosition;
  readonly state: SavedState;
}

/** `0000001000.safetensors`: names are in the order of steps. */
export const checkpointName = (step: number): string => `${String(step).padStart(10, '0')}.safetensors`;

/** Where in its store a run keeps the checkpoint after so many steps. */
export const checkpointPath = (id: string, step: number): string =>
  `${checkpointFolder(id)}/${checkpointName(step)}`;

/** The steps that a run has checkpoints of, first to last. */
export async function checkpointSteps(store: RunStore, id: string): Promise<readonly number[]> {
  const names = await store.list(checkpointFolder(id));
  return names.flatMap((name) => (/^\d{10}\.safetensors$/.test(name) ? [Number.parseInt(name, 10)] : []));
}

/** A checkpoint as the bytes of a file, with a hash of what they say; call it between two steps. */
export async function encodeCheckpoint({
  step,
  log,
  state,
}: Checkpoint): Promise<{ readonly bytes: Uint8Array; readonly hash: string }> {
  const tensors = tensorsOfState(state);
  const about = {
    format: 'weir-checkpoint-1',
    step: String(step),
    logBytes: String(log.bytes),
    logRecords: String(log.records),
  };
  const hash = await sha256(writeSafetensors({ tensors, metadata: about }));
  return { bytes: writeSafetensors({ tensors, metadata: { ...about, hash } }), hash };
}

/** Puts a checkpoint into a run's folder, whole or not at all; returns its hash. */
export async function putCheckpoint(store: RunStore, id: string, checkpoint: Checkpoint): Promise<string> {
  const { bytes, hash } = await encodeCheckpoint(checkpoint);
  await store.put(checkpointPath(id, checkpoint.step), bytes);
  return hash;
}

/**
 * Reads a checkpoint and proves its hash.
 *
 * @throws RunFormatError or SafetensorsError if it is damaged, MissingFileError if there is none.
 */
export async function readCheckpoint(store: RunStore, id: string, step: number): Promise<Checkpoint> {
  const path = checkpointPath(id, step);
  const bytes = await store.read(path);
  try {
    return await decodeCheckpoint(bytes, path);
  } catch (error) {
    if (error instanceof SafetensorsError)
      throw new RunFormatError(path, error.offset, 'a checkpoint', error.message);
    throw error;
  }
}

/** Reads the bytes of a checkpoint and proves its hash; @throws RunFormatError if it is of another format, or damaged. */
export async function decodeCheckpoint(bytes: Uint8Array, path = 'checkpoint'): Promise<Checkpoint> {
  const { tensors, metadata } = readSafetensors(bytes);
  const { hash, ...about } = metadata;
  const { format, step, logBytes, logRecords } = about;
  if (format !== 'weir-checkpoint-1')
    throw new RunFormatError(path, 8, 'the format weir-checkpoint-1', String(format).slice(0, 40));
  const found = await sha256(writeSafetensors({ tensors, metadata: about }));
  if (found !== hash)
    throw new RunFormatError(path, 8, `what has the hash ${String(hash).slice(0, 64)}`, found);
  return {
    step: Number(step),
    log: { bytes: Number(logBytes), records: Number(logRecords) },
    state: stateOfTensors(tensors),
  };
}
