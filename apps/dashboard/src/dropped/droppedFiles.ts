import type { DroppedFile } from './droppedFile.ts';

/** Folders within folders that are looked into: a folder of runs has comparisons, which have runs, which have checkpoints. */
const deepest = 5;
/** Files that are looked at: more than the runs of one folder have. */
const most = 20_000;

/** The folders among what is being dropped; none where it is files alone. To be called as it is dropped: later it is empty. */
export const droppedFolders = (transfer: DataTransfer | null): readonly FileSystemDirectoryEntry[] =>
  [...(transfer?.items ?? [])].flatMap((item) => {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null;
    return entry?.isDirectory ? [entry as FileSystemDirectoryEntry] : []; // as it says
  });

/** Whether what is dragged may hold folders: what is in it is not known before it is dropped. */
export const holdsFiles = (transfer: DataTransfer | null): boolean =>
  transfer?.types.includes('Files') ?? false;

/**
 * All files below folders.
 *
 * @throws Error where there are more than the runs of one folder have: it is another folder.
 */
export async function filesBelow(
  folders: readonly FileSystemDirectoryEntry[],
): Promise<readonly DroppedFile[]> {
  const found: DroppedFile[] = [];
  for (const folder of folders) await addBelow(folder, folder.name, deepest, found);
  return found;
}

async function addBelow(
  folder: FileSystemDirectoryEntry,
  path: string,
  depth: number,
  found: DroppedFile[],
): Promise<void> {
  for (const entry of await entriesOf(folder)) {
    if (found.length >= most)
      throw new Error(
        `runs: what is dropped must be the folder of a run, or of runs, got ${path}, with more than ${most.toLocaleString('en')} files; drop the run's own folder`,
      );
    const inner = `${path}/${entry.name}`;
    if (entry.isFile)
      found.push({ path: inner, file: await fileOf(entry as FileSystemFileEntry) }); // as it says
    else if (depth > 1) await addBelow(entry as FileSystemDirectoryEntry, inner, depth - 1, found);
  }
}

/** A reader gives a hundred at a time. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

/** The files of a folder that was chosen with a button. */
export const chosenFiles = (files: Iterable<File>): readonly DroppedFile[] =>
  Array.from(files, (file) => ({ path: file.webkitRelativePath || file.name, file }));
