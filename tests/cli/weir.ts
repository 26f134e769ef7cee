import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { bundledCommand, command, sourceCommand } from '../command.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const commands = { bundle: bundledCommand, sources: sourceCommand, newest: command() };

/** What a process of the command ended with. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Start {
  /** The bundle that is installed, or the sources. Default: whichever is newest, where both are the same the bundle. */
  readonly form?: keyof typeof commands;
  /** A command that starts it, with its arguments. Default: none. */
  readonly within?: readonly string[];
  /** Working directory. */
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** What comes on stdin, chunk by chunk. Default: it is empty. */
  readonly input?: readonly (string | Uint8Array)[];
  /** Called with all of stderr, and of stdout, whenever stderr has grown, to send a signal at the right time. */
  readonly onLog?: (stderr: string, send: (signal: NodeJS.Signals) => void, stdout: string) => void;
  /** Called with all of stdout whenever it has grown, to send a signal at the right time. */
  readonly onOutput?: (stdout: string, send: (signal: NodeJS.Signals) => void) => void;
  /** Called when something has come on stdout or stderr; true closes stdout, as `head` does. */
  readonly closeStdout?: () => boolean;
}

/** Runs `weir` as a process of its own. */
export function weir(args: readonly string[], start: Start = {}): Promise<Ended> {
  const { cwd = root, form = 'newest', environment = {}, input = [], within = [] } = start;
  const { onLog, onOutput, closeStdout } = start;
  const { WEIR_DATA: _unset, ...inherited } = process.env;
  const [command = '', ...rest] = [...within, process.execPath, ...commands[form], ...args];
  const child = spawn(command, rest, {
    cwd,
    env: { ...inherited, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  Readable.from(input, { objectMode: false }).pipe(child.stdin);
  child.stdin.on('error', () => {}); // the process may end without reading it
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    onOutput?.(stdout, (signal) => child.kill(signal));
    if (closeStdout?.()) child.stdout.destroy();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    onLog?.(stderr, (signal) => child.kill(signal), stdout);
    if (closeStdout?.()) child.stdout.destroy();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** A folder with files, which is gone after `use`. */
export async function inFolder<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'weir-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
