import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../scripts/lint/run.mjs', import.meta.url));
let workspace = '';
beforeEach(() => (workspace = mkdtempSync(join(tmpdir(), 'weir-lint-'))));
afterEach(() => rmSync(workspace, { recursive: true }));

function lint(files: Readonly<Record<string, string>>): { status: number | null; stderr: string } {
  for (const [path, text] of Object.entries(files)) {
    const file = join(workspace, 'packages/pond/src', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const { status, stderr } = spawnSync(process.execPath, [script, workspace], { encoding: 'utf8' });
  return { status, stderr };
}

const frog = '/** Leaps. */\nexport const frog = () => 1;\n';

describe('the lint of tests and docs', () => {
  it.each([
    ['beside it', 'reeds/frog.test.ts'],
    ['in its folder, named for it', 'reeds/reeds.test.ts'],
    ['in a folder above, named for that', 'pond.test.ts'],
  ])('finds a test %s', (_where, path) => {
    expect(lint({ 'reeds/frog.ts': frog, [path]: 'frog();' }).status).toBe(0);
  });

  it.each([
    ['elsewhere', 'reeds/leaps.test.ts', 'frog();'],
    ['in another folder', 'mud/mud.test.ts', 'frog();'],
    ['that does not name what the file exports', 'reeds/frog.test.ts', 'leap();'],
    ['that names it in comments and texts alone', 'reeds/frog.test.ts', "// frog\nlog('frog');"],
  ])('does not take a test %s, and says where it could be', (_where, path, text) => {
    const { status, stderr } = lint({ 'reeds/frog.ts': frog, [path]: text });
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /reeds\/frog\.ts: has no test.*reeds\/frog\.test\.ts, .*reeds\/reeds\.test\.ts, .*pond\.test\.ts/,
    );
  });

  it('asks no test of types, of what is only passed on, and of helpers of tests', () => {
    const files = {
      'frog.ts': '/** Green. */\nexport interface Frog { legs: number }\n',
      'index.ts': "export * from './frog.ts';\n",
      'testing/catch.ts': 'export const caught = 1;\n',
    };
    expect(lint(files)).toEqual({ status: 0, stderr: '' });
  });

  it.each([
    ['a constant', 'export const toad = 1;'],
    ['a function', 'export function toad() {}'],
    ['a class', '// Warty.\nexport class toad {}'],
    ['an interface', 'export interface toad { legs: number }'],
    ['a type', '/** */\nexport type toad = 1;'],
    ['what a list exports', 'const toad = 1;\nexport { toad };'],
    ['all but the first of two', '/** Leaps. */\nexport const frog = 1;\nexport const toad = 2;'],
  ])('asks a doc block of %s', (_kind, text) => {
    const { status, stderr } = lint({ 'toad.ts': text, 'pond.test.ts': 'toad; frog;' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/toad\.ts:\d+: toad must have a doc block/);
  });

  it('takes the doc block of the first overload for all of them', () => {
    const text = '/** Leaps. */\nexport function frog(): void;\nexport function frog(): void {}\n';
    expect(lint({ 'frog.ts': text, 'frog.test.ts': 'frog();' }).status).toBe(0);
  });
});
