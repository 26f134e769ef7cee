import type { FastifyInstance } from 'fastify';
import { NotForkableError } from '../book/notForkableError.ts';
import { NotKeptError } from '../book/notKeptError.ts';
import { NotResumableError } from '../book/notResumableError.ts';
import { RunRefusedError } from '../book/runRefusedError.ts';
import { TooManyRunsError } from '../book/tooManyRunsError.ts';
import type { RunBook } from '../book/runBook.ts';
import type { RunRequest } from '../book/runRequest.ts';
import type { BookedRun } from '../book/bookedRun.ts';
import type { RunSummary } from '../book/runSummary.ts';
import { parseCursor } from '../book/cursor.ts';
import { lossHistory } from '../book/lossHistory.ts';
import { eventStream } from './eventStream.ts';
import { HttpError } from './httpError.ts';
import { parseCommand } from '@weir/core';
import { parseFork } from './parseFork.ts';
import { parseReplay } from './parseReplay.ts';
import { parseRequest } from './parseRequest.ts';
import { parseStep } from './parseStep.ts';
import type { Preset } from './preset.ts';
import { replayStream } from './replayStream.ts';

interface WithId {
  readonly Params: { readonly id: string };
}

/** The routes under `/api`. */
export function api(app: FastifyInstance, book: RunBook, presets: readonly Preset[]): void {
  app.get('/api/presets', () => presets);

  // Every page asks for the list every other second: it is encoded once as long as it is the same.
  let encoded: { readonly list: readonly RunSummary[]; readonly json: string } | undefined;
  app.get('/api/runs', async (_request, reply) => {
    const list = await book.list();
    if (encoded?.list !== list) encoded = { list, json: JSON.stringify(list) };
    return reply.type('application/json; charset=utf-8').send(encoded.json);
  });

  app.post('/api/runs', async (request, reply) => {
    const wanted = bad(() => parseRequest(request.body, presets));
    try {
      const run = await begun(book, wanted, presets);
      return await reply.code(201).send(run.summary());
    } catch (error) {
      throw asHttp(error);
    }
  });

  app.get<WithId>('/api/runs/:id/events', async (request, reply) => {
    const run = await find(book, request.params.id);
    reply.hijack();
    eventStream(run, reply.raw, parseCursor(request.headers['last-event-id']));
  });

  app.get<WithId & { readonly Querystring: { readonly each?: string } }>(
    '/api/runs/:id/losses',
    async ({ params: { id }, query: { each } }) => {
      if (each !== undefined && each !== 'step')
        throw new HttpError(400, `losses: each must be step, got ${each}; leave it out for a chart's`);
      return lossHistory((await find(book, id)).log, each === undefined ? undefined : Infinity);
    },
  );

  app.post<WithId>('/api/runs/:id/commands', async (request, reply) => {
    const run = await find(book, request.params.id);
    const command = bad(() => parseCommand(request.body));
    if (!run.command(command)) {
      throw new HttpError(409, deaf(run, command.type));
    }
    return reply.code(202).send(command);
  });

  app.post<WithId>('/api/runs/:id/fork', async (request, reply) => {
    const fork = bad(() => parseFork(request.body));
    const run = await find(book, request.params.id);
    try {
      return await reply.code(201).send((await book.fork(run, fork)).summary());
    } catch (error) {
      throw asHttp(error);
    }
  });

  // It computes, and so is no GET: those an image of another site's page can ask for, without an `Origin`.
  app.post<WithId>('/api/runs/:id/anatomy', async (request, reply) => {
    const step = bad(() => parseStep(request.body));
    const run = await find(book, request.params.id);
    try {
      return await reply.send(await book.anatomy(run, step));
    } catch (error) {
      throw asHttp(error);
    }
  });

  app.post<WithId>('/api/runs/:id/replay', async (request, reply) => {
    const wanted = bad(() => parseReplay(request.body));
    const run = await find(book, request.params.id);
    try {
      await replayStream(
        (held$) => book.replay(run, wanted, held$),
        reply.raw,
        () => reply.hijack(),
      );
    } catch (error) {
      throw asHttp(error);
    }
  });

  app.post<WithId>('/api/runs/:id/resume', async (request, reply) => {
    const run = await find(book, request.params.id);
    try {
      await book.resume(run);
    } catch (error) {
      throw asHttp(error);
    }
    return reply.code(202).send(run.summary());
  });
}

/** What a client is told of what cannot be done. */
function asHttp(error: unknown): unknown {
  if (error instanceof RunRefusedError) return new HttpError(400, error.message);
  const isOfState =
    error instanceof NotResumableError ||
    error instanceof NotForkableError ||
    error instanceof NotKeptError ||
    error instanceof TooManyRunsError;
  return isOfState ? new HttpError(409, error.message) : error;
}

/** Why a run takes no command. */
function deaf(run: BookedRun, command: string): string {
  const { status, trainedBy } = run.summary();
  const why = trainedBy
    ? `it is trained by process ${trainedBy.pid} on ${trainedBy.host}; end that one to go on with it here`
    : `it is ${status}; ${status === 'interrupted' ? 'resume it' : 'start another'}`;
  return `command: run ${run.id} must be training here to take ${command}, ${why}`;
}

/** A preset that compares runs begins with the first; the others follow. */
async function begun(book: RunBook, wanted: RunRequest, presets: readonly Preset[]): Promise<BookedRun> {
  const variants = presets.find(({ name }) => name === wanted.preset)?.variants ?? [];
  if (wanted.preset === undefined || variants.length === 0) return book.begin(wanted);
  const requests = variants.map((variant) => ({ ...wanted, variant }));
  return (await book.compare(wanted.preset, requests)).first;
}

async function find(book: RunBook, id: string): Promise<BookedRun> {
  const run = await book.get(id);
  if (!run) throw new HttpError(404, `runs: id must be a run of this server, got ${id}; see /api/runs`);
  return run;
}

function bad<Value>(parse: () => Value): Value {
  try {
    return parse();
  } catch (error) {
    throw new HttpError(400, error instanceof Error ? error.message : String(error));
  }
}
