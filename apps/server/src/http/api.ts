import type { FastifyInstance } from 'fastify';
import { RunRefusedError } from '../book/runRefusedError.ts';
import { TooManyRunsError } from '../book/tooManyRunsError.ts';
import type { RunBook, RunRequest } from '../book/runBook.ts';
import type { BookedRun } from '../book/bookedRun.ts';
import { parseCursor } from '../book/cursor.ts';
import { lossHistory } from '../book/lossHistory.ts';
import { eventStream } from './eventStream.ts';
import { HttpError } from './httpError.ts';
import { parseCommand } from './parseCommand.ts';
import { parseRequest } from './parseRequest.ts';
import type { Preset } from './preset.ts';

interface WithId {
  readonly Params: { readonly id: string };
}

/** The routes under `/api`. */
export function api(app: FastifyInstance, book: RunBook, presets: readonly Preset[]): void {
  app.get('/api/presets', () => presets);

  app.get('/api/runs', () => book.list().map((run) => run.summary()));

  app.post('/api/runs', async (request, reply) => {
    const wanted = bad(() => parseRequest(request.body, presets));
    try {
      const run = await begun(book, wanted, presets);
      return await reply.code(201).send(run.summary());
    } catch (error) {
      if (error instanceof RunRefusedError) throw new HttpError(400, error.message);
      if (error instanceof TooManyRunsError) throw new HttpError(409, error.message);
      throw error;
    }
  });

  app.get<WithId>('/api/runs/:id/events', (request, reply) => {
    const run = find(book, request.params.id);
    reply.hijack();
    eventStream(run, reply.raw, parseCursor(request.headers['last-event-id']));
  });

  app.get<WithId>('/api/runs/:id/losses', (request) => lossHistory(find(book, request.params.id).log));

  app.post<WithId>('/api/runs/:id/commands', async (request, reply) => {
    const run = find(book, request.params.id);
    const command = bad(() => parseCommand(request.body));
    if (!run.command(command)) {
      throw new HttpError(
        409,
        `command: run ${run.id} must be training to take ${command.type}, it is ${run.summary().status}; start another`,
      );
    }
    return reply.code(202).send(command);
  });
}

/** A preset that compares runs begins with the first; the others follow. */
async function begun(book: RunBook, wanted: RunRequest, presets: readonly Preset[]): Promise<BookedRun> {
  const variants = presets.find(({ name }) => name === wanted.preset)?.variants ?? [];
  if (wanted.preset === undefined || variants.length === 0) return book.begin(wanted);
  const requests = variants.map((variant) => ({ ...wanted, variant }));
  return (await book.compare(wanted.preset, requests)).first;
}

function find(book: RunBook, id: string): BookedRun {
  const run = book.get(id);
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
