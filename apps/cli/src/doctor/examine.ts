import { availableParallelism } from 'node:os';
import { tryBackend } from '../backend.ts';
import { backendNames } from '../backendNames.ts';
import type { Examined } from './examined.ts';
import { findBrowser } from './findBrowser.ts';
import { findData } from './findData.ts';

/** Looks for everything that Weir can use. */
export async function examine(dataDir: string | undefined): Promise<readonly Examined[]> {
  return [node(), cores(), ...(await backends()), ...(await findData(dataDir)), await findBrowser()];
}

function node(): Examined {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const well = major > 20 || (major === 20 && minor >= 19);
  return {
    what: 'Node',
    well,
    needed: true,
    found: `${process.version}${well ? '' : ', must be at least 20.19'}`,
  };
}

const cores = (): Examined => ({
  what: 'cores',
  well: true,
  needed: false,
  found: `${availableParallelism()}; a run uses one, or more with --threads`,
});

async function backends(): Promise<readonly Examined[]> {
  const examined: Examined[] = [];
  for (const name of backendNames) {
    const failure = await tryBackend(name);
    const well = failure === undefined;
    const first = well && !examined.some((other) => other.well);
    const found = failure ?? (first ? 'runs here; the default' : 'runs here');
    examined.push({ what: `backend ${name}`, well, needed: name === 'cpu', found });
  }
  return examined;
}
