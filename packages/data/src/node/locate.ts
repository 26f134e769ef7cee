import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import { fileAt } from './fileAt.ts';
import type { FileAt } from './fileAt.ts';

/** Where relative paths are looked for, besides the working directory. */
export interface LocateOptions {
  /** Looked in first: the command's `--data-dir`. */
  readonly dataDir?: string;
  /** The environment whose `WEIR_DATA` is looked in next; the process's own by default. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Looked in last; the process's own working directory by default. */
  readonly workingDirectory?: string;
  /**
   * Let nothing be read that is not within `dataDir` or `$WEIR_DATA`, links followed, and say nothing of what is
   * elsewhere: for paths that others name. Default false.
   */
  readonly confined?: boolean;
}

/** A data file that is in none of the places it was looked for in. */
export class MissingFileError extends Error {
  override readonly name = 'MissingFileError';
  /** The absolute paths that were tried, in their order. */
  readonly tried: readonly string[];

  constructor(path: string, tried: readonly string[], got: string, remedy: string) {
    super(`data: ${JSON.stringify(path)} must be a file, got ${got}; ${remedy}`);
    this.tried = tried;
  }
}

/** A folder that is looked in. */
interface Folder {
  readonly name: string;
  readonly path: string;
}

/**
 * The absolute path of a data file: in `dataDir`, else in `$WEIR_DATA`, else in the working directory. An absolute
 * path stands for itself.
 *
 * @throws MissingFileError naming every place that was tried, and what stands there in a file's place.
 */
export async function locate(path: string, options: LocateOptions = {}): Promise<string> {
  const { dataDir, environment = process.env, workingDirectory = process.cwd(), confined = false } = options;
  const weirData = environment['WEIR_DATA'];
  const named: readonly Folder[] = [
    ...(dataDir ? [{ name: 'the data directory', path: resolve(workingDirectory, dataDir) }] : []),
    ...(weirData ? [{ name: '$WEIR_DATA', path: resolve(workingDirectory, weirData) }] : []),
  ];
  if (confined) return locateWithin(path, named);
  const places = [...named, { name: 'the working directory', path: resolve(workingDirectory) }]
    .map((folder) => ({ name: folder.name, path: resolve(folder.path, path) }))
    .filter((place, index, all) => all.findIndex((other) => other.path === place.path) === index);

  const looked: FileAt[] = [];
  for (const place of places) {
    const at = await fileAt(place.path);
    if (at.readable) return place.path;
    looked.push(at);
  }
  const alike = looked.every(({ found }) => found === looked[0]?.found);
  const got = looked.map(({ found }, index) => {
    if (isAbsolute(path)) return found;
    const at = `${places[index]?.path} (${places[index]?.name})`;
    return index > 0 && alike ? at : `${found} at ${at}`;
  });
  const tried = places.map((place) => place.path);
  const remedy = isAbsolute(path)
    ? 'check the path'
    : 'a relative path is looked up in --data-dir, then in $WEIR_DATA, then in the working directory, wherever the configuration is: correct it, or name the folder by --data-dir';
  throw new MissingFileError(path, tried, got.join(', '), remedy);
}

async function locateWithin(path: string, folders: readonly Folder[]): Promise<string> {
  if (folders.length === 0) {
    throw new MissingFileError(path, [], 'no data folder', 'serve with --data-dir, or use embedded data');
  }
  for (const folder of folders) {
    const at = resolve(folder.path, path);
    if (isAbsolute(path) || !isWithin(folder.path, at) || !(await fileAt(at)).readable) continue;
    const real = await realpath(at);
    if (isWithin(await realpath(folder.path), real)) return real;
  }
  throw new MissingFileError(path, [], 'none within the data folder', 'name a file by its path within it');
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && !/^\.\.([/\\]|$)/.test(way) && !isAbsolute(way);
}
