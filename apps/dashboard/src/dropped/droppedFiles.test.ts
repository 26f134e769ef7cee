import { describe, expect, it } from 'vitest';
import { chosenFiles, droppedFolders, filesBelow } from './droppedFiles.ts';

type Tree = { readonly [name: string]: Tree | string };

/** A folder as a browser gives it, some entries at a time. */
function folder(name: string, tree: Tree): FileSystemDirectoryEntry {
  const entries = Object.entries(tree).map(([inner, value]) =>
    typeof value === 'string'
      ? {
          name: inner,
          isFile: true,
          isDirectory: false,
          file: (resolve: (file: File) => void) => resolve(new File([value], inner)),
        }
      : folder(inner, value),
  );
  return {
    name,
    isFile: false,
    isDirectory: true,
    createReader() {
      let at = 0;
      return {
        readEntries(resolve: (some: readonly unknown[]) => void) {
          resolve(entries.slice(at, at + 2));
          at += 2;
        },
      };
    },
  } as unknown as FileSystemDirectoryEntry; // what of it is used
}

describe('filesBelow', () => {
  it('has every file of folders, by its path from them on', async () => {
    const run = { log: 'l', 'header.json': '{}', checkpoints: { 'a.safetensors': 'a', b: 'b', c: 'c' } };
    const found = await filesBelow([folder('run', run), folder('other', { log: 'o' })]);
    expect(found.map(({ path }) => path)).toEqual([
      'run/log',
      'run/header.json',
      'run/checkpoints/a.safetensors',
      'run/checkpoints/b',
      'run/checkpoints/c',
      'other/log',
    ]);
    expect(await found[2]?.file.text()).toBe('a');
  });

  it('goes no deeper than runs do', async () => {
    const deep = { a: { b: { c: { d: { e: { f: { file: 'x' } } } } } } };
    expect(await filesBelow([folder('top', deep)])).toEqual([]);
  });

  it('gives up on a folder that holds anything', async () => {
    const many = Object.fromEntries(Array.from({ length: 20_001 }, (_, at) => [String(at), '']));
    await expect(filesBelow([folder('home', many)])).rejects.toThrow(
      "got home, with more than 20,000 files; drop the run's own folder",
    );
  });
});

describe('droppedFolders', () => {
  it('are the folders alone among what is dropped', () => {
    const run = folder('run', {});
    const item = (entry: unknown) => ({ kind: 'file', webkitGetAsEntry: () => entry });
    const items = [item(run), item({ isDirectory: false }), item(null), { kind: 'string' }];
    expect(droppedFolders({ items } as unknown as DataTransfer)).toEqual([run]); // what of it is used
    expect(droppedFolders(null)).toEqual([]);
  });
});

describe('chosenFiles', () => {
  it('have the path from the folder on that was chosen', () => {
    const file = Object.assign(new File(['x'], 'log'), { webkitRelativePath: 'run/log' });
    expect(chosenFiles([file])).toEqual([{ path: 'run/log', file }]);
  });
});
