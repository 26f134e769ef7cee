import { browserSource } from '../browser/browserSource.ts';
import { keepsRuns } from '../browser/keepsRuns.ts';
import { joinedSource } from './joinedSource.ts';
import type { RunSource } from './runSource.ts';
import { serverSource } from './serverSource.ts';

/**
 * The server that served the page, if it is one that trains, with what this browser keeps beside; else this browser. One request decides: a file server has no
 * list of runs, and is not asked again.
 */
export async function foundSource(): Promise<RunSource> {
  const here = new URL('.', document.baseURI).href.replace(/\/$/, '');
  if (!(await trains(here))) return browserSource();
  return joinedSource(serverSource(here), keepsRuns, browserSource);
}

async function trains(server: string): Promise<boolean> {
  try {
    const response = await fetch(`${server}/api/runs`);
    return response.ok && Array.isArray(await response.json());
  } catch {
    return false; // nobody answers, or with something else than JSON
  }
}
