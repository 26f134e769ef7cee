import fastify from 'fastify';
import { runBook } from '../book/runBook.ts';
import type { RunBook, RunBookOptions, StartRun } from '../book/runBook.ts';
import { keptBook } from '../kept/keptBook.ts';
import type { KeptRuns } from '../kept/keptRuns.ts';
import { api } from './api.ts';
import { guard } from './guard.ts';
import { jsonBody, plainJson } from './jsonBody.ts';
import type { ParseBody } from './jsonBody.ts';
import { listen } from './listen.ts';
import { page } from './page.ts';
import type { Preset } from './preset.ts';

/** `weir` on a telephone's keys. */
const usualPort = 9347;

/** Where the server listens and what it serves. */
export type ServeOptions = ServedRuns & {
  /**
   * Reads the JSON of a request's body, and throws where it is none. Default: as `JSON.parse` does, which takes the last of
   * two options of one name for both.
   */
  readonly parse?: ParseBody;
  /** Runs that can be had by name. Default none. */
  readonly presets?: readonly Preset[];
  /** Where it is taken, a free one is used. Default 9347; 0 for any free one. */
  readonly port?: number;
  /** Default `127.0.0.1`. Anything else lets other machines start runs here. */
  readonly host?: string;
  /** Folder of the built page. Without it there is only the API. */
  readonly page?: string;
  /** How many runs are kept, and how much of each. */
  readonly keep?: RunBookOptions;
};

/** Where a server's runs come from; the server itself knows no trainer. */
export type ServedRuns =
  /** Makes a run of a request: it is gone when the server is. */
  | { readonly start: StartRun; readonly kept?: undefined }
  /** Runs are kept in a store, and are there again when the server is. */
  | { readonly kept: KeptRuns };

/** A server that is listening. */
export interface Served {
  /** `http://127.0.0.1:9347`. */
  readonly address: string;
  /** The server's runs; those begun here are seen by every page. */
  readonly runs: RunBook;
  /** Ends all runs, those that are kept so that they can be taken up again, and all streams, and frees the port. */
  close(): Promise<void>;
}

/** Serves runs and their page over HTTP: lists, starts, streams and steers them. */
export async function serve({
  parse = plainJson,
  presets = [],
  port = usualPort,
  host = '127.0.0.1',
  page: folder,
  keep = {},
  ...from
}: ServeOptions): Promise<Served> {
  const app = fastify({ forceCloseConnections: true, exposeHeadRoutes: false });
  const runs = from.kept ? keptBook(from.kept, keep) : runBook(from.start, keep);
  const refuse = guard(host);

  app.removeContentTypeParser('text/plain');
  jsonBody(app, parse);
  app.addHook('onRequest', async ({ headers }, reply) => {
    const reason = refuse(headers.host, headers.origin);
    if (reason !== undefined) return reply.code(403).send({ error: reason });
  });
  app.addHook('preClose', () => runs.close());
  app.setErrorHandler((error, _request, reply) => {
    const { statusCode, message } = describe(error);
    return reply.code(statusCode).send({ error: message });
  });
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({ error: `${request.method} ${request.url}: no such address; the page is at /` }),
  );
  api(app, runs, presets);
  page(app, folder);

  const address = await listen(app, host, port);
  return { address, runs, close: () => app.close() };
}

function describe(error: unknown): { readonly statusCode: number; readonly message: string } {
  if (!(error instanceof Error)) return { statusCode: 500, message: String(error) };
  const statusCode = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  return { statusCode, message: error.message };
}
