import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { draftIn, forget, removeAbandoned, removeDraft, writeDraft } from './draftFile.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'weir-draft-'))));
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const names = () => readdirSync(folder);
/** What listens to an event since then. */
const newListeners = (event: string, before: readonly unknown[]) =>
  process.listeners(event as NodeJS.Signals).filter((listener) => !before.includes(listener));

test('a draft is there until it is removed, and so is what ends it with the process', async () => {
  const events = ['exit', 'SIGINT', 'SIGTERM', 'SIGHUP'];
  const counts = () => events.map((event) => process.listenerCount(event));
  const before = counts();
  const [first, second] = [draftIn(folder), draftIn(folder)];
  await writeDraft(first, 'one', undefined);
  await writeDraft(second, 'two', undefined);
  expect(names()).toEqual([first, second].map((path) => basename(path)));
  expect(counts()).toEqual(before.map((count) => count + 1));
  await removeDraft(first);
  forget(second);
  expect(counts()).toEqual(before);
  expect(names()).toEqual([basename(second)]);
});

test('drafts go with a process that ends', async () => {
  const before = process.listeners('exit');
  const draft = draftIn(folder);
  await writeDraft(draft, 'half', undefined);
  for (const listener of newListeners('exit', before)) (listener as () => void)();
  expect(names()).toEqual([]);
  forget(draft);
});

test('a signal ends the process where the command listens to none, and is left to the command where it does', async () => {
  const before = process.listeners('SIGHUP');
  const draft = draftIn(folder);
  await writeDraft(draft, 'half', undefined);
  const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never); // it would end the test
  const [end] = newListeners('SIGHUP', before);
  if (process.listenerCount('SIGHUP') === 1) {
    end?.('SIGHUP');
    expect(exit).toHaveBeenLastCalledWith(130);
    exit.mockClear();
  }
  const own = () => {};
  process.on('SIGHUP', own);
  end?.('SIGHUP');
  process.off('SIGHUP', own);
  expect(exit).not.toHaveBeenCalled();
  await removeDraft(draft);
});

test('what cannot be written leaves nothing, and nothing that listens', async () => {
  const before = process.listenerCount('exit');
  await expect(writeDraft(join(folder, 'none', 'draft'), '', undefined)).rejects.toThrow('ENOENT');
  expect(process.listenerCount('exit')).toBe(before);
});

test('drafts of this machine’s processes that have ended are removed, and no others', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  const own = draftIn(folder);
  await writeDraft(own, '', undefined);
  const ended = basename(own).replace(`.${process.pid}.`, `.${pid}.`);
  const earlier = basename(own).replace(/\d+\.tmp$/, '999.tmp');
  const living = basename(own).replace(`.${process.pid}.`, `.${process.ppid}.`);
  const elsewhere = ended.replace(/^\.weir\.\w+/, '.weir.00000000');
  for (const name of [ended, earlier, living, elsewhere, 'mine']) writeFileSync(join(folder, name), '');
  await removeAbandoned(folder);
  expect(names().sort()).toEqual([basename(own), living, elsewhere, 'mine'].sort());
  await removeAbandoned(join(folder, 'none'));
  await removeDraft(own);
});
