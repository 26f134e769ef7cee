import { get } from 'node:http';
import type { RunEvent } from '@weir/core';

/** Somebody who watches a run to its end. */
export interface Viewer {
  /** How often each step's loss has come. */
  readonly losses: Uint8Array;
  /** Events that are no progress, as they came. */
  readonly others: string[];
  /** Resolves with the word that the stream ended with. */
  readonly ended: Promise<string>;
}

/** Watches a run over HTTP as a page does: its stream, and the list of runs every other second. */
export function viewer(address: string, id: string, steps: number): Viewer {
  const losses = new Uint8Array(steps);
  const others: string[] = [];
  const looking = setInterval(() => {
    get(`${address}/api/runs`, (response) => void response.resume());
  }, 2000);
  const ended = new Promise<string>((resolve, reject) => {
    get(`${address}/api/runs/${id}/events`, (response) => {
      let rest = '';
      let word = 'none';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        const parts = (rest + chunk).split('\n\n');
        rest = parts.pop() ?? '';
        for (const part of parts) {
          word = /^event: (\w+)/.exec(part)?.[1] ?? word;
          const data = /^id: .*\ndata: (.*)$/.exec(part)?.[1];
          if (data === undefined) continue;
          if (!data.startsWith('{"type":"progress"')) others.push(data);
          else {
            const event = JSON.parse(data) as Extract<RunEvent, { type: 'progress' }>;
            event.losses.forEach((_, at) => {
              const step = event.from + at;
              losses[step] = (losses[step] ?? 0) + 1;
            });
          }
        }
      });
      response.on('close', () => resolve(word));
    }).on('error', reject);
  }).finally(() => clearInterval(looking));
  return { losses, others, ended };
}
