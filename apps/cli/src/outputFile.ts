import { constants } from 'node:fs';
import type { Stats } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { access, lstat, open, readlink, realpath, rename, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileType } from '@weir/data/node';
import { makeFolder } from '@weir/runs/node';
import { draftIn, forget, removeAbandoned, removeDraft, writeDraft } from './draftFile.ts';
import { UsageError } from './usageError.ts';

/** A file that results go to. */
export interface OutputFile {
  write(content: string | Uint8Array): Promise<void>;
  /** Writes all of it but its name: several files appear once all of them have room. */
  draft(content: string | Uint8Array): Promise<FileDraft>;
}

/** What is written, and not there yet. */
export interface FileDraft {
  /** Puts it into its place. */
  put(): Promise<void>;
  /** Leaves nothing of it; once it was put, does nothing. */
  drop(): Promise<void>;
}

/**
 * The file that an option names, found to be writable before hours of training go into it.
 *
 * A regular file appears, and takes the place of an earlier one, only once it is complete; where the name is a link,
 * the file that it leads to is written and the link stays. A device or a named pipe is written to as it is; of a pipe that nobody
 * reads yet it says on stderr that it waits.
 *
 * @param option Named by errors: `--report`.
 * @param read Files that are read for what is written, whatever they are called: none of them is overwritten.
 * @throws UsageError if it could not be written: one of those, no name, a folder, a socket, a disk, no permission.
 */
export async function outputFile(
  option: string,
  path: string,
  read: readonly string[] = [],
): Promise<OutputFile> {
  try {
    if (path === '') throw new Error('no name');
    if (path === '-') throw new Error('standard output, where tables go'); // a file of that name is ./-
    if (/[/\\]$/.test(path)) throw new Error('a folder');
    const target = await linkTarget(path);
    const existing = await stat(target).catch(ifMissing);
    if (existing && (await isAmong(existing, read))) throw new Error('a file that is read');
    const file =
      !existing || existing.isFile()
        ? await wholeFile(target, existing)
        : await asItIs(target, existing, option);
    const inWords = (error: unknown): never => {
      throw new Error(
        `${option} could not be written to ${path} (${reasonOf(error)}); nothing of it is left there`,
        { cause: error },
      );
    };
    const draft: OutputFile['draft'] = async (content) => {
      const { put, drop } = await file.draft(content).catch(inWords);
      return { put: () => put().catch(inWords), drop };
    };
    return { draft, write: async (content) => (await draft(content)).put() };
  } catch (error) {
    throw unwritable(option, path, error);
  }
}

/**
 * The same in a folder that is made, with those above it, where it is not there.
 *
 * @throws UsageError if it could not be written.
 */
export async function outputFileInFolder(option: string, path: string): Promise<OutputFile> {
  await makeFolder(dirname(path)).catch((error: unknown) => {
    throw unwritable(option, path, error);
  });
  return outputFile(option, path);
}

const unwritable = (option: string, path: string, error: unknown): UsageError =>
  new UsageError(
    `${option} must name a file that can be written, got ${path === '' ? '""' : path} (${reasonOf(error)}); ${remedyFor(error)}`,
  );

/** Whether a file is one of these, by whatever name. */
async function isAmong({ dev, ino }: Stats, files: readonly string[]): Promise<boolean> {
  for (const file of files) {
    const found = await stat(file).catch(() => undefined); // what is not there is not overwritten
    if (found?.dev === dev && found.ino === ino) return true;
  }
  return false;
}

/** Where a chain of links ends, whether anything is there or not. */
async function linkTarget(path: string, left = 40): Promise<string> {
  const found = await lstat(path).catch(ifMissing);
  if (!found?.isSymbolicLink()) return path;
  const whole = await realpath(path).catch(ifMissing);
  if (whole !== undefined) return whole;
  if (left === 0) throw new Error('links in a circle');
  return linkTarget(resolve(dirname(path), await readlink(path)), left - 1);
}

async function wholeFile(path: string, existing: Stats | undefined): Promise<Pick<OutputFile, 'draft'>> {
  const folder = dirname(path);
  const temporary = draftIn(folder);
  const mode = existing && existing.mode & 0o777;
  if (existing) await access(path, constants.W_OK);
  await removeAbandoned(folder);
  await writeDraft(temporary, '', mode);
  await removeDraft(temporary);
  return {
    async draft(content) {
      await writeDraft(temporary, content, mode);
      const put = async () => {
        try {
          await rename(temporary, path);
          forget(temporary);
        } catch (error) {
          await removeDraft(temporary);
          throw error;
        }
      };
      return { put, drop: () => removeDraft(temporary) };
    },
  };
}

async function asItIs(path: string, existing: Stats, option: string): Promise<Pick<OutputFile, 'draft'>> {
  if (!existing.isFIFO() && !existing.isCharacterDevice()) throw new Error(fileType(existing));
  await access(path, constants.W_OK);
  const write = async (content: string | Uint8Array): Promise<void> => {
    const reader = existing.isFIFO() ? await heldByReader(path) : undefined;
    if (existing.isFIFO() && !reader)
      process.stderr.write(
        `${option} waits for a reader of ${path}, a named pipe that nobody has opened; Ctrl-C ends it\n`,
      );
    const file = await open(path, constants.O_WRONLY);
    try {
      await reader?.close();
      await file.writeFile(content);
    } finally {
      await file.close();
    }
  };
  return { draft: async (content) => ({ put: () => write(content), drop: async () => {} }) };
}

/** A named pipe held open, where somebody reads it: closed ahead of what is written, it would be the end to whoever reads. */
function heldByReader(path: string): Promise<FileHandle | undefined> {
  return open(path, constants.O_WRONLY | constants.O_NONBLOCK).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENXIO') throw error;
    return undefined;
  });
}

function ifMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

/** By the system's code: its own message names the file that is written ahead of this one. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such folder',
  ENOTDIR: 'below a file',
  EACCES: 'not allowed',
  EPERM: 'not allowed',
  EROFS: 'on a disk that is only read',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is full',
  ELOOP: 'links in a circle',
  ENAMETOOLONG: 'too long a name',
  EISDIR: 'a folder',
};

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (typeof code === 'string') return reasons[code] ?? code;
  return error instanceof Error ? error.message : String(error);
}

const remedyFor = (error: unknown): string =>
  codeOf(error) === 'ENOENT' ? 'make the folder first, or name another' : 'name another';
