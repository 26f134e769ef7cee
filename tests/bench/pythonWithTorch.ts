import { spawnSync } from 'node:child_process';

/** A Python that has PyTorch, if this machine has one: Debian's own first, for that is where python3-torch goes. */
export function pythonWithTorch(): string | undefined {
  return ['/usr/bin/python3', 'python3'].find(
    (python) => spawnSync(python, ['-c', 'import torch'], { stdio: 'ignore' }).status === 0,
  );
}
