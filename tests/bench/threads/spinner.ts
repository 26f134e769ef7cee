import { spawn } from 'node:child_process';

/** Processes that keep cores busy, each one, while they are told to. */
export class Spinner {
  private readonly children;

  constructor(count: number) {
    this.children = Array.from({ length: count }, () => {
      const child = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' });
      child.kill('SIGSTOP');
      return child;
    });
    process.on('exit', () => this.end());
  }

  spin(isToSpin: boolean): void {
    for (const child of this.children) child.kill(isToSpin ? 'SIGCONT' : 'SIGSTOP');
  }

  end(): void {
    for (const child of this.children) child.kill('SIGKILL');
  }
}
