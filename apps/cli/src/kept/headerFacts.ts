import { arch, cpus, hostname, platform, release } from 'node:os';
import type { Configuration } from '@weir/experiments';
import type { HeaderFacts } from '@weir/runs';
import { weirVersion } from '../weirVersion.ts';

/** What a run's header says of where and how it began. */
export function headerFacts(
  { seed }: Configuration,
  options: Readonly<Record<string, unknown>>,
): HeaderFacts {
  return {
    seed,
    weir: weirVersion(),
    machine: {
      host: hostname(),
      platform: `${platform()} ${release()}`,
      arch: arch(),
      cpu: cpus()[0]?.model ?? 'unknown',
      node: process.version,
    },
    options: Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
  };
}

/** Who keeps a run. */
export const thisProcess = () => ({ host: hostname(), pid: process.pid });
