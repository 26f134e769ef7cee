import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { outputFile, outputFileInFolder } from './outputFile.ts';

let folder: string;
const at = (name: string): string => join(folder, name);
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'weir-output-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const write = async (name: string, text = 'new'): Promise<void> =>
  (await outputFile('--report', at(name))).write(text);

test('a file appears whole, with nothing beside it, and nothing before it is written', async () => {
  const file = await outputFile('--report', at('report.json'));
  expect(readdirSync(folder)).toEqual([]);
  await file.write('new');
  expect(readFileSync(at('report.json'), 'utf8')).toBe('new');
  expect(readdirSync(folder)).toEqual(['report.json']);
});

test('an earlier file is replaced, and keeps who may read it', async () => {
  writeFileSync(at('report.json'), 'old');
  chmodSync(at('report.json'), 0o640);
  await write('report.json');
  expect(readFileSync(at('report.json'), 'utf8')).toBe('new');
  expect(statSync(at('report.json')).mode & 0o777).toBe(0o640);
});

test.each(['real.json', 'missing.json'])(
  'a link stays a link, and what it leads to (%s) is written',
  async (to) => {
    mkdirSync(at('elsewhere'));
    writeFileSync(at('elsewhere/real.json'), 'old');
    symlinkSync(join('elsewhere', to), at('second'));
    symlinkSync('second', at('first'));
    await write('first');
    expect([at('first'), at('second')].map((path) => lstatSync(path).isSymbolicLink())).toEqual([true, true]);
    expect(readFileSync(at(`elsewhere/${to}`), 'utf8')).toBe('new');
  },
);

test('a named pipe stays one, and its reader gets the text', async () => {
  execFileSync('mkfifo', [at('pipe')]);
  const file = await outputFile('--report', at('pipe'));
  const [read] = await Promise.all([readFile(at('pipe'), 'utf8'), file.write('through the pipe')]);
  expect(read).toBe('through the pipe');
  expect(statSync(at('pipe')).isFIFO()).toBe(true);
});

test('a named pipe that nobody reads is waited for, and it says so', async () => {
  execFileSync('mkfifo', [at('pipe')]);
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    const file = await outputFile('--report', at('pipe'));
    const written = file.write('at last');
    await vi.waitFor(() => expect(said).toHaveBeenCalled(), { timeout: 60_000 });
    expect(said.mock.calls).toEqual([
      [`--report waits for a reader of ${at('pipe')}, a named pipe that nobody has opened; Ctrl-C ends it\n`],
    ]);
    expect(await readFile(at('pipe'), 'utf8')).toBe('at last');
    await written;
  } finally {
    said.mockRestore();
  }
});

test('a name as long as the folder can have is written', async () => {
  await write('x'.repeat(255));
  expect(readdirSync(folder)).toEqual(['x'.repeat(255)]);
});

test('what fails at the end names what was given, not what is written ahead of it, and leaves nothing', async () => {
  mkdirSync(at('gone'));
  const file = await outputFile('--report', at('gone/report.json'));
  rmSync(at('gone'), { recursive: true });
  const message = `--report could not be written to ${at('gone/report.json')} (no such folder); nothing of it is left there`;
  await expect(file.write('new')).rejects.toThrow(new Error(message));

  const taken = await outputFile('--report', at('taken'));
  mkdirSync(at('taken/inside'), { recursive: true });
  await expect(taken.write('new')).rejects.toThrow(`written to ${at('taken')} (`);
  expect(readdirSync(folder)).toEqual(['taken']);
});

test.each([
  ['', '--report must name a file that can be written, got "" (no name)'],
  ['folder', '(a folder)'],
  ['missing/', '(a folder)'],
  ['missing/report.json', 'missing/report.json (no such folder); make the folder first'],
  ['file/report.json', 'file/report.json (below a file); name another'],
  ['circle', 'circle (links in a circle); name another'],
  ['x'.repeat(300), '(too long a name); name another'],
])('%j is refused at once', async (name, message) => {
  mkdirSync(at('folder'));
  symlinkSync('circle', at('circle'));
  writeFileSync(at('file'), '');
  await expect(outputFile('--report', name === '' ? '' : `${folder}/${name}`)).rejects.toThrow(message);
});

test('a dash is no file, and none of that name is left', async () => {
  await expect(outputFile('--report', '-')).rejects.toThrow(
    '--report must name a file that can be written, got - (standard output, where tables go); name another',
  );
  expect(existsSync('-')).toBe(false);
});

test('a file that is read is refused under any name, and stays as it is', async () => {
  writeFileSync(at('config.json'), 'mine');
  symlinkSync('config.json', at('link'));
  for (const name of ['config.json', 'link', './config.json'])
    await expect(
      outputFile('--report', `${folder}/${name}`, [at('gone'), at('config.json')]),
    ).rejects.toThrow('(a file that is read); name another');
  expect(readFileSync(at('config.json'), 'utf8')).toBe('mine');
  await expect(outputFile('--report', at('other.json'), [at('config.json')])).resolves.toBeDefined();
});

test('a file in a folder that is not there appears with those above it, and not below a file', async () => {
  await (await outputFileInFolder('--out', at('a/b/runs.csv'))).write('id');
  expect(readFileSync(at('a/b/runs.csv'), 'utf8')).toBe('id');
  await expect(outputFileInFolder('--out', at('a/b/runs.csv/c/d'))).rejects.toThrow(
    '(below a file); name another',
  );
});
