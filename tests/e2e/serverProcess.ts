import { spawn } from 'node:child_process';
import { command } from '../command.ts';

/** A `weir serve` in a process of its own. */
export interface ServerProcess {
  readonly address: string;
  /** What it has said on stderr. */
  readonly log: () => string;
  /** Sends a signal and resolves when the process is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Starts `weir serve` in a folder; resolves when it listens. */
export function serverProcess(cwd: string, args: readonly string[]): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...command(), 'serve', ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  return new Promise((resolve, reject) => {
    void ended.then(() => reject(new Error(`weir serve must listen, got its end: ${stderr}`)));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      const [, address] = /^Dashboard: (\S+)$/m.exec(stdout) ?? [];
      if (address === undefined) return;
      resolve({
        address,
        log: () => stderr,
        async end(signal) {
          child.kill(signal);
          await ended;
        },
      });
    });
  });
}
