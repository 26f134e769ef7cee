import { readHeader } from '@weir/runs';
import type { RunStore } from '@weir/runs';
import type { OwnFile } from '../../source/keptHere.ts';
import { messageOf } from '../../messageOf.ts';
import { ownFolder } from '../ownFile.ts';
import { storeHere } from '../storeHere.ts';
import { usesOf } from './usesOf.ts';

/** The files that a reader has given the page, by name, with the runs that were made with them; none where nothing is kept. */
export async function ownFiles(): Promise<readonly OwnFile[]> {
  const folder = await ownFolder().catch(() => undefined);
  if (!folder) return [];
  const uses = await usesHere();
  const found: OwnFile[] = [];
  for await (const handle of folder.values()) {
    if (handle.kind !== 'file') continue;
    const { name, size } = await handle.getFile();
    if (name.endsWith('.crswap')) continue; // Chromium's, of a file that is being written
    found.push({
      name,
      bytes: size,
      usedBy: uses.flatMap(({ id, files }) => (files.includes(name) ? [id] : [])),
    });
  }
  return found.sort((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * Removes one of them. A run that needs it says so when it does.
 *
 * @throws Error where it cannot be removed, as while it is read.
 */
export async function removeOwnFile(name: string): Promise<void> {
  try {
    await (await ownFolder()).removeEntry(name);
  } catch (error) {
    if (error instanceof Error && error.name === 'NotFoundError') return; // another tab has removed it
    throw new Error(
      `data: "${name}" must be a file that can be removed, got ${messageOf(error)}; try again`,
      {
        cause: error,
      },
    );
  }
}

async function usesHere(): Promise<readonly { readonly id: string; readonly files: readonly string[] }[]> {
  const store = await storeHere();
  if (!store) return [];
  const ids = await store.list('');
  return Promise.all(ids.map(async (id) => ({ id, files: await usesIn(store, id) })));
}

/** None of what is no run, or is damaged. */
const usesIn = (store: RunStore, id: string): Promise<readonly string[]> =>
  readHeader(store, id).then(usesOf, () => []);
