import type { FastifyInstance } from 'fastify';
import { HttpError } from './httpError.ts';

/** Reads JSON, and throws where it is none. */
export type ParseBody = (body: Uint8Array) => unknown;

/** As `JSON.parse` does, of UTF-8 alone. */
export const plainJson: ParseBody = (body): unknown =>
  JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));

/** Lets bodies that are said to be JSON be read so; what is thrown of one is the client's to read. */
export function jsonBody(app: FastifyInstance, parse: ParseBody): void {
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, parse(body));
    } catch (error) {
      done(new HttpError(400, error instanceof Error ? error.message : String(error)));
    }
  });
}
