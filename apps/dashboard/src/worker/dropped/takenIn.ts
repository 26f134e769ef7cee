import {
  OtherRunError,
  copyRun,
  headerPath,
  isName,
  pickedStore,
  placeIn,
  placedRuns,
  storeWithin,
} from '@weir/runs';
import type { CopiedRun, RunStore } from '@weir/runs';
import type { DroppedFile, TakenIn } from '../../dropped/droppedFile.ts';
import { importedOf, putImported } from './imported.ts';

/**
 * Takes the runs of folders that somebody gave into this browser's store: each folder that is a run, or holds runs. They
 * are read as the command line reads them. One of an id that is taken is left out, unless it is the same.
 */
export async function takenIn(store: RunStore, files: readonly DroppedFile[]): Promise<TakenIn> {
  const picked = await pickedRuns(files);
  const taken: CopiedRun[] = [];
  const problems: string[] = [];
  for (const { store: from, id, comparison } of picked) {
    try {
      const run = await copyRun(from, id, store);
      const place = await placeIn(from, run.header, comparison);
      if (run.isNew || (place && (await importedOf(store, id)))) await putImported(store, id, place);
      taken.push(run);
      problems.push(...run.problems.map(({ message }) => message));
    } catch (error) {
      problems.push(
        error instanceof OtherRunError
          ? `runs: ${id} must be another than those that this browser keeps, got its id with other bytes; rename the folder to have both, or remove the one that is kept`
          : error instanceof Error
            ? error.message
            : String(error),
      );
    }
  }
  if (picked.length === 0) problems.push(noRun(files));
  const newest = taken.map(({ header }) => header).sort((a, b) => (a.created < b.created ? 1 : -1));
  return { ids: newest.map(({ id }) => id), said: wordsOf(taken), problems };
}

/** A run, in the store of what was picked. */
type Picked = Awaited<ReturnType<typeof placedRuns>>[number];

async function pickedRuns(files: readonly DroppedFile[]): Promise<readonly Picked[]> {
  const named = new Map<string, File>();
  for (const { path, file } of files) named.set(path, file);
  const store = pickedStore('the dropped folder', await underNames(named));
  const own = await placedRuns(store);
  if (own.length > 0) return own;
  const within = (await store.list('')).filter(isName);
  return (await Promise.all(within.map((folder) => placedRuns(storeWithin(store, folder))))).flat();
}

/** A folder called as no run can be, `my run (2)`, has the id that its header tells. */
async function underNames(files: ReadonlyMap<string, File>): Promise<ReadonlyMap<string, File>> {
  const renamed = new Map<string, string>();
  for (const path of files.keys()) {
    const [folder = ''] = path.split('/', 1);
    if (isName(folder) || renamed.has(folder)) continue;
    const header = await files.get(headerPath(folder))?.text();
    renamed.set(folder, idIn(header) ?? folder.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[.-]+/, '_'));
  }
  return new Map(
    Array.from(files, ([path, file]) => {
      const [folder = ''] = path.split('/', 1);
      return [`${renamed.get(folder) ?? folder}${path.slice(folder.length)}`, file];
    }),
  );
}

function idIn(header: string | undefined): string | undefined {
  try {
    const given: unknown = JSON.parse(header ?? '');
    const id = typeof given === 'object' && given !== null && 'id' in given ? given.id : undefined;
    return typeof id === 'string' && isName(id) ? id : undefined;
  } catch {
    return undefined; // what is wrong with it is said where it is read
  }
}

function wordsOf(taken: readonly CopiedRun[]): string {
  const list = (runs: readonly CopiedRun[]) => runs.map(({ header }) => header.id).join(', ');
  const [fresh, known] = [taken.filter(({ isNew }) => isNew), taken.filter(({ isNew }) => !isNew)];
  return [
    fresh.length > 0 ? `${list(fresh)} ${fresh.length === 1 ? 'is' : 'are'} in this browser now.` : '',
    known.length > 0
      ? `${list(known)} ${known.length === 1 ? 'was' : 'were'} here already, byte for byte the same.`
      : '',
  ]
    .filter((words) => words !== '')
    .join(' ');
}

function noRun(files: readonly DroppedFile[]): string {
  const there = [...new Set(files.map(({ path }) => path))].slice(0, 5).join(', ') || 'no file';
  return `runs: what is dropped must be the folder of a run, with its header.json and its log, or a folder of such, got ${there}${files.length > 5 ? ' and others' : ''}; weir run CONFIG --out DIR makes one`;
}
