import type { RunCommand } from '@weir/core';
import type { StepAnatomy } from '@weir/diagnostics';
import { watchRun } from '../run/watchRun.ts';
import type { LossHistory, Preset, RunSource, RunSummary } from './runSource.ts';
import { refusal } from './refusal.ts';
import { revivedAnatomy } from './revived.ts';
import { serverReplay } from './serverReplay.ts';
import { serverRun } from './serverRun.ts';

/**
 * A server's runs. Each promise rejects with the server's own message.
 *
 * @param url The server's address; empty for the root of the one that served the page.
 */
export function serverSource(url: string): RunSource {
  return {
    kind: 'server',
    presets: () => fetchJson<readonly Preset[]>(`${url}/api/presets`),
    runs: () => fetchJson<readonly RunSummary[]>(`${url}/api/runs`),
    losses: (id) => fetchJson<LossHistory>(`${url}/api/runs/${encodeURIComponent(id)}/losses`),
    eachLoss: (id) => fetchJson<LossHistory>(`${url}/api/runs/${encodeURIComponent(id)}/losses?each=step`),
    start: (request) => fetchJson<RunSummary>(`${url}/api/runs`, request),
    async command(id, command) {
      await fetchJson<RunCommand>(`${url}/api/runs/${encodeURIComponent(id)}/commands`, command);
    },
    fork: ({ parent, ...fork }) =>
      fetchJson<RunSummary>(`${url}/api/runs/${encodeURIComponent(parent)}/fork`, fork),
    anatomy: async (id, step) =>
      revivedAnatomy(
        await fetchJson<StepAnatomy>(`${url}/api/runs/${encodeURIComponent(id)}/anatomy`, { step }),
      ),
    replay: (id, request) => serverReplay(url, id, request),
    async resume(id) {
      await fetchJson<RunSummary>(`${url}/api/runs/${encodeURIComponent(id)}/resume`, {});
    },
    watch: (id, interrupted) => watchRun(serverRun(url, id, interrupted)),
  };
}

async function fetchJson<Answer>(address: string, body?: unknown): Promise<Answer> {
  const response = await fetch(
    address,
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  );
  const answer: unknown = await response.json();
  if (response.ok) return answer as Answer; // the routes answer with what their names say
  throw refusal(answer, response.status, address);
}
