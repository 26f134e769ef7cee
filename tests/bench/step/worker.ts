import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What some steps took, in seconds; `cpu` is of all threads of the process, the garbage collector's too. */
export interface Taken {
  readonly wall: number;
  readonly cpu: number;
}

/** A process that runs what it is asked, a line of JSON each, and answers with a line of JSON. */
export class Worker {
  private readonly child: ChildProcess;
  private waiting: { resolve(line: string): void; reject(error: Error): void } | undefined;
  private complaints = '';

  constructor(command: string, args: readonly string[]) {
    this.child = spawn(command, args, {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' },
    });
    const { stdout, stderr } = this.child;
    if (stdout) createInterface({ input: stdout }).on('line', (line) => this.waiting?.resolve(line));
    stderr?.on('data', (text: Buffer) => (this.complaints += text.toString()));
    this.child.on('exit', () => this.waiting?.reject(new Error(this.complaint())));
    this.child.stdin?.on('error', () => this.waiting?.reject(new Error(this.complaint())));
  }

  /** A worker that runs one of this folder's scripts on the built packages. */
  static node(script: string, ...args: readonly string[]): Worker {
    const path = fileURLToPath(new URL(script, import.meta.url));
    return new Worker(process.execPath, ['--import', import.meta.resolve('tsx'), path, ...args]);
  }

  ask<Answer>(request: object): Promise<Answer> {
    return new Promise<string>((resolve, reject) => {
      this.waiting = { resolve, reject };
      if (this.child.exitCode !== null) reject(new Error(this.complaint()));
      else this.child.stdin?.write(`${JSON.stringify(request)}\n`);
    }).then((line) => JSON.parse(line) as Answer); // both sides stand in this folder
  }

  end(): void {
    this.child.stdin?.end();
  }

  private complaint(): string {
    const lines = this.complaints.split('\n');
    return (
      lines
        .findLast((line) => /^\w*Error:/.test(line))
        ?.trim()
        .slice(0, 200) ?? 'the worker ended without a word'
    );
  }
}
