import { stat } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';

/** Where relative paths are looked for, besides the working directory. */
export interface LocateOptions {
  /** Looked in first: the command's `--data-dir`. */
  readonly dataDir?: string;
  /** The environment whose `WEIR_DATA` is looked in next; the process's own by default. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Looked in last; the process's own working directory by default. */
  readonly workingDirectory?: string;
}

/** A data file that is in none of the places it was looked for in. */
export class MissingFileError extends Error {
  override readonly name = 'MissingFileError';
  /** The absolute paths that were tried, in their order. */
  readonly tried: readonly string[];

  constructor(path: string, tried: readonly string[], got: string, remedy: string) {
    super(`data: "${path}" must be a file, got ${got}; ${remedy}`);
    this.tried = tried;
  }
}

/**
 * The absolute path of a data file: in `dataDir`, else in `$WEIR_DATA`, else in the working directory. An absolute
 * path stands for itself.
 *
 * @throws MissingFileError naming every place that was tried.
 */
export async function locate(path: string, options: LocateOptions = {}): Promise<string> {
  const { dataDir, environment = process.env, workingDirectory = process.cwd() } = options;
  const weirData = environment['WEIR_DATA'];
  const places = [
    ...(dataDir ? [{ name: 'the data directory', path: resolve(workingDirectory, dataDir, path) }] : []),
    ...(weirData ? [{ name: '$WEIR_DATA', path: resolve(workingDirectory, weirData, path) }] : []),
    { name: 'the working directory', path: resolve(workingDirectory, path) },
  ].filter((place, index, all) => all.findIndex((other) => other.path === place.path) === index);

  for (const place of places) {
    if (await isFile(place.path)) return place.path;
  }
  const tried = places.map((place) => place.path);
  if (isAbsolute(path)) {
    throw new MissingFileError(path, tried, 'none', 'check the path');
  }
  const got = `none at ${places.map(({ name, path: at }) => `${at} (${name})`).join(', ')}`;
  throw new MissingFileError(
    path,
    tried,
    got,
    'check the path, or say where it is with --data-dir or WEIR_DATA',
  );
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
