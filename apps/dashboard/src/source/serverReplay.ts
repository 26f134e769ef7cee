import { from } from 'rxjs';
import type { Observable } from 'rxjs';
import { fromFetch } from 'rxjs/fetch';
import { linesIn } from './linesIn.ts';
import { refusal } from './refusal.ts';
import type { ReplayRequest, ReplaySaid } from './replay.ts';
import { revived } from './revived.ts';

/** A line of the server's answer: what the replay says, and at the end how it ended. */
type Line =
  | ReplaySaid
  | { readonly type: 'completed' }
  | { readonly type: 'failed'; readonly name: string; readonly message: string };

/**
 * A part of a server's run computed again there with the subscription, and ended with it. The same stream as of a run that
 * this browser keeps; it errors in the server's own words.
 *
 * @param url The server's address; empty for the one that served the page.
 */
export function serverReplay(url: string, id: string, request: ReplayRequest): Observable<ReplaySaid> {
  const address = `${url}/api/runs/${encodeURIComponent(id)}/replay`;
  return fromFetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
    selector: (response) => from(saidIn(response, address)),
  });
}

async function* saidIn(response: Response, address: string): AsyncGenerator<ReplaySaid> {
  if (!response.ok) throw refusal(await response.json().catch(() => undefined), response.status, address);
  for await (const text of linesIn(response)) {
    const line = JSON.parse(text) as Line; // the server sends these and nothing else
    if (line.type === 'completed') return;
    if (line.type === 'failed') throw Object.assign(new Error(line.message), line);
    yield line.type === 'note' ? line : revived(line);
  }
  throw new Error(
    'replay: the server must answer to the end, got a connection that broke; see whether it still runs, and ask again',
  );
}
