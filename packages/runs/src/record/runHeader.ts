import { isName } from '../store/checkedPath.ts';
import type { RunStore } from '../store/runStore.ts';
import { parsePlain, stringifyPlain } from '../log/plainJson.ts';
import { RunFormatError } from './runFormatError.ts';

/** The version of the format that this package writes; it reads this one and all before. */
export const formatVersion = 1;

/**
 * What events say: raised when one of a kind that was there gets a field that the same run did not emit before, so that a run
 * that was recorded earlier is not found to differ by it. 2: `targetEntropy` of evaluations.
 */
export const eventsVersion = 2;

/** What a run is, written once when it begins. */
export interface RunHeader {
  readonly format: number;
  /** What its first process's events say; 1 where it is absent. See `eventsVersion`. */
  readonly events?: number;
  readonly id: string;
  readonly name: string;
  /** The checked configuration, with all defaults. */
  readonly config: unknown;
  /** SHA-256 of the configuration's JSON with sorted keys, in hexadecimal. */
  readonly configHash: string;
  readonly seed: number;
  readonly steps: number;
  readonly backend: string;
  /** Weir's version. */
  readonly weir: string;
  readonly machine: Readonly<Record<string, string | number>>;
  /** ISO 8601. */
  readonly created: string;
  /** Of a fork: the run that it came from, and after how many of its steps. */
  readonly parent?: { readonly id: string; readonly step: number };
  /** Checksum of the examples that it is trained on, so that a resumed run trains on the same. */
  readonly data: string;
  /** What the run was given besides its configuration: rules that stop it, where data lie. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** Where a run’s header is in its store. */
export const headerPath = (id: string): string => `${id}/header.json`;
/** Where a run’s log is in its store. */
export const logPath = (id: string): string => `${id}/log`;
/** Where a run’s lock is in its store. */
export const lockPath = (id: string): string => `${id}/lock`;
/** Where a run’s checkpoints are in its store. */
export const checkpointFolder = (id: string): string => `${id}/checkpoints`;

/** Writes a run’s header, whole or not at all. */
export const writeHeader = (store: RunStore, header: RunHeader): Promise<void> =>
  store.put(headerPath(header.id), new TextEncoder().encode(`${stringifyPlain(header)}\n`));

/**
 * The header of a run.
 *
 * @throws RunFormatError if it is damaged, or of a later version; MissingFileError if there is none.
 */
export async function readHeader(store: RunStore, id: string): Promise<RunHeader> {
  const path = headerPath(id);
  const bytes = await store.read(path);
  let header: unknown;
  try {
    header = parsePlain(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new RunFormatError(path, 0, 'JSON', 'something else');
  }
  if (typeof header !== 'object' || header === null)
    throw new RunFormatError(path, 0, 'an object', String(header));
  const given = header as Record<string, unknown>; // every field is looked at
  if (typeof given['format'] !== 'number' || !(given['format'] >= 1)) {
    throw new RunFormatError(
      path,
      0,
      'the format’s version',
      JSON.stringify(given['format'])?.slice(0, 40) ?? 'none',
    );
  }
  if (given['format'] > formatVersion) {
    throw new RunFormatError(
      path,
      0,
      `format ${formatVersion} or less`,
      `${given['format']}: take a later Weir`,
    );
  }
  for (const [field, kind] of Object.entries(fields)) {
    if (typeof given[field] !== kind || given[field] === null) {
      throw new RunFormatError(
        path,
        0,
        `${field} of type ${kind}`,
        JSON.stringify(given[field])?.slice(0, 80) ?? 'none',
      );
    }
  }
  if (!isName(given['id'] as string))
    throw new RunFormatError(
      path,
      0,
      'an id of letters, digits, ".", "_" and "-"',
      String(given['id']).slice(0, 80),
    );
  return { ...(given as unknown as RunHeader), id }; // a copied folder has its new name
}

const fields = {
  id: 'string',
  name: 'string',
  config: 'object',
  configHash: 'string',
  seed: 'number',
  steps: 'number',
  backend: 'string',
  weir: 'string',
  machine: 'object',
  created: 'string',
  data: 'string',
  options: 'object',
} as const;
