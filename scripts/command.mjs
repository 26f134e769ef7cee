import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The workspace's root folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a command in the workspace's root, its output passed on, and resolves to its exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    // The child has the terminal: an interrupt reaches it too, and it decides how to end.
    const wait = () => {};
    process.on('SIGINT', wait);
    // A request to end reaches this process alone: without it the child would go on by itself.
    const end = () => child.kill('SIGTERM');
    process.on('SIGTERM', end);
    // Nor beyond this one, where another that runs beside it has failed.
    const leave = () => child.kill();
    process.once('exit', leave);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      process.off('SIGINT', wait);
      process.off('SIGTERM', end);
      process.off('exit', leave);
      resolve(signal === 'SIGINT' ? 130 : (code ?? 1));
    });
  });
}

/** The same, but a failure ends this process with the command's exit code. */
export async function must(command, args, options) {
  const code = await run(command, args, options);
  if (code !== 0) process.exit(code);
}

/** Runs a binary of the workspace's own packages, such as `tsc`. */
export const bin = (name, folder = '') => `${root}${folder ? `${folder}/` : ''}node_modules/.bin/${name}`;
