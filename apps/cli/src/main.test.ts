import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { InterruptedError } from './interruptedError.ts';
import { main } from './main.ts';
import * as schemas from './commands/schema.ts';
import { errorListeners } from './testing/errorListeners.ts';
import { smallConfig } from './testing/smallRun.ts';
import { weirVersion } from './weirVersion.ts';

vi.mock('./commands/schema.ts', { spy: true });

let stdout: string;
let stderr: string;
let forget: () => void;
beforeEach(() => {
  stdout = '';
  stderr = '';
  forget = errorListeners();
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((stdout += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((stderr += String(text)), true));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  forget();
});

/** `weir schema` in whose place something is thrown. */
const throwing = (error: unknown) => {
  const { schemaCommand } = schemas;
  vi.mocked(schemas.schemaCommand).mockImplementationOnce((...given) =>
    schemaCommand(...given).action(() => {
      throw error;
    }),
  );
  return main(['schema']);
};

test('main prints its version and what commands there are, which is no failure', async () => {
  expect(await main(['--version'])).toBe(0);
  expect(stdout).toBe(`${weirVersion()}\n`);
  expect(await main(['--help'])).toBe(0);
  for (const command of ['run', 'serve', 'resume', 'explain', 'doctor'])
    expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
});

test('main ends with 0 where a command did what was asked for, with results on stdout alone', async () => {
  expect(await main(['schema'])).toBe(0);
  expect(JSON.parse(stdout)).toHaveProperty('properties.model');
  expect(stderr).toBe('');
});

test('main ends as its command says: with 1 where a run diverges', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'weir-main-'));
  writeFileSync(join(folder, 'wild.json'), JSON.stringify({ ...smallConfig, learningRate: 1e30 }));
  try {
    expect(await main(['run', join(folder, 'wild.json'), '--backend', 'simd']), stderr).toBe(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each([
  [['rnu'], /unknown command 'rnu'[^]*run/],
  [['run', '--stpes', '3'], /unknown option '--stpes'/],
  [['run'], /missing required argument/],
  [['run', 'deep-batchnrm'], /^weir: .*deep-batchnorm/],
] as const)('main ends with 2 where the input is wrong, and says how: %j', async (args, message) => {
  expect(await main(args)).toBe(2);
  expect(stderr).toMatch(message);
  expect(stdout).toBe('');
});

test('main ends with 130 where a command was interrupted', async () => {
  expect(await throwing(new InterruptedError('interrupted after 3 steps'))).toBe(130);
  expect(stderr).toBe('weir: interrupted after 3 steps\n');
});

test('main ends with 1 at any other error, and says where only if it is asked to', async () => {
  expect(await throwing(new Error('disk full'))).toBe(1);
  expect(stderr).toBe('weir: disk full\n(WEIR_DEBUG=1 shows where)\n');
  stderr = '';
  vi.stubEnv('WEIR_DEBUG', '1');
  expect(await throwing(new Error('disk full'))).toBe(1);
  expect(stderr).toMatch(/^weir: Error: disk full\n +at .*main\.test\.ts/);
  stderr = '';
  vi.stubEnv('WEIR_DEBUG', undefined);
  expect(await throwing('no error at all')).toBe(1);
  expect(stderr).toMatch(/^weir: no error at all\n/);
});
