import { rmdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { outputFileInFolder } from './outputFile.ts';
import type { FileDraft } from './outputFile.ts';

/**
 * Writes several files for an option, with the folders that they need: all of them or, where one cannot be written or there
 * is no room for it, none, nor a folder that was made for them; files that were there before stay as they are then.
 *
 * @param option Named by errors: `--out`.
 * @throws UsageError if one could not be written at all; Error if it has no room.
 */
export async function outputFiles(
  option: string,
  files: readonly (readonly [path: string, content: string | Uint8Array])[],
): Promise<void> {
  const made = await missingFolders(files.map(([path]) => path));
  const drafts: FileDraft[] = [];
  try {
    for (const [path, content] of files) {
      drafts.push(await (await outputFileInFolder(option, path)).draft(content));
    }
    for (const { put } of drafts) await put();
  } catch (error) {
    for (const { drop } of drafts) await drop().catch(() => {}); // what is wrong is said already
    for (const folder of made) await rmdir(folder).catch(() => {}); // or somebody has put something there
    throw error;
  }
}

/** Folders above files that are not there, the innermost first. */
async function missingFolders(paths: readonly string[]): Promise<readonly string[]> {
  const missing = new Set<string>();
  for (const path of paths) {
    let folder = dirname(path);
    while (
      !missing.has(folder) &&
      folder !== dirname(folder) &&
      !(await stat(folder).catch(() => undefined))
    ) {
      missing.add(folder);
      folder = dirname(folder);
    }
  }
  return [...missing].sort((a, b) => b.length - a.length);
}
