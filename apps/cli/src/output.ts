import { exitCode } from './exitCode.ts';

/** Where a command's results go. */
export interface Output {
  write(text: string): void;
}

/**
 * Results to stdout. Where nobody reads them any more (`weir presets | head -1`), the process ends as quietly as
 * other tools do.
 */
export function standardOutput(): Output {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    if (error.code === 'EIO') return; // a terminal that was closed: what is left to do is done
    process.stderr.write(
      `weir: stdout must take what is printed, got ${error.message}; print to another place\n`,
    );
    process.exit(exitCode.failed);
  });
  return { write: (text) => void process.stdout.write(text) };
}

/** Lines to stderr: progress, logs and errors. Whether anybody reads them changes nothing. */
export function standardLog(): (line: string) => void {
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
  });
  return (line) => void process.stderr.write(`${line}\n`);
}
