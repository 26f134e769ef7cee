import { get } from 'node:http';
import { RunStream } from './runStream.ts';

/** Somebody who watches a run to its end. */
export interface Viewer extends Pick<RunStream, 'losses' | 'others'> {
  /** Resolves with the word that the stream ended with. */
  readonly ended: Promise<string>;
}

/** Watches a run over HTTP as a page does: its stream, and the list of runs every other second. */
export function viewer(address: string, id: string, steps: number): Viewer {
  const stream = new RunStream(steps);
  const { losses, others } = stream;
  const stop = lookingAtRuns(address);
  const ended = new Promise<string>((resolve, reject) => {
    get(`${address}/api/runs/${id}/events`, (response) => {
      response.setEncoding('utf8').on('data', (chunk: string) => stream.take(chunk));
      response.on('close', () => resolve(stream.word));
    }).on('error', reject);
  }).finally(stop);
  return { losses, others, ended };
}

/** Asks for the list of runs every other second, as a page does; returns how to end that. */
export function lookingAtRuns(address: string): () => void {
  const looking = setInterval(() => {
    get(`${address}/api/runs`, (response) => void response.resume());
  }, 2000);
  return () => clearInterval(looking);
}
