import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const packages = readdirSync(`${root}packages`);

/** The sections that a reader finds in every package's README, in this order; others may stand between. */
const sections = ['Install', 'Use', 'What it exports', 'What it does not do', 'Developing'];

describe.each(packages)('the README of %s', (name) => {
  const path = `${root}packages/${name}/README.md`;
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';

  it('begins with the package’s name and what it is for', () => {
    expect(text).toMatch(new RegExp(`^# @weir/${name}\n\n[A-Z]`));
  });

  it('has the sections of all of them, in their order', () => {
    const found = [...text.matchAll(/^## (.*)$/gm)].map(([, title = '']) => title);
    expect(found.filter((title) => sections.includes(title))).toEqual(sections);
  });

  it('shows the command that installs it, and a program that is run', () => {
    expect(text).toMatch(new RegExp(`^npm install .*@weir/${name}\\b`, 'm'));
    expect(text.slice(text.indexOf('## Use'))).toMatch(/^```ts$/m);
  });

  it('names no room that is no folder of its sources', () => {
    const [table = ''] = text.slice(text.indexOf('| room |')).split('\n\n');
    const cells = [...table.matchAll(/^\| (`[^|]*`) \|/gm)].map(([, cell = '']) => cell);
    const rooms = text.includes('| room |') ? cells.flatMap((cell) => cell.match(/\w+/g) ?? []) : [];
    const isThere = (room: string) => room === 'src' || existsSync(`${root}packages/${name}/src/${room}`);
    expect(rooms.filter((room) => !isThere(room))).toEqual([]);
  });
});

describe('the map in the README', () => {
  const text = readFileSync(`${root}README.md`, 'utf8');
  const [, picture = ''] = /^```text\n( data [\s\S]*?)^```$/m.exec(text) ?? [];

  it('has every folder of every package and app, and none that is not there', () => {
    const drawn: Record<string, string[]> = {};
    let name = '';
    for (const line of picture.split('\n')) {
      name = /[a-z-]+/.exec(line.slice(0, 26))?.[0] ?? name;
      (drawn[name] ??= []).push(...(line.slice(26, 76).match(/\w+/g) ?? []));
    }
    const foldersOf = (of: string) =>
      readdirSync(`${root}${of}/src`, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && entry.name !== 'testing')
        .map((entry) => entry.name);
    const there = ['packages', 'apps'].flatMap((kind) =>
      readdirSync(root + kind).map((of) => [of, foldersOf(`${kind}/${of}`).sort()] as const),
    );
    const shown = Object.entries(drawn).map(([of, rooms]) => [of, rooms.sort()]);
    expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(there));
  });
});
