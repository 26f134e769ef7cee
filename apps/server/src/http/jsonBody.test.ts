import fastify from 'fastify';
import { expect, test } from 'vitest';
import { jsonBody, plainJson } from './jsonBody.ts';
import type { ParseBody } from './jsonBody.ts';

async function answerTo(body: string | Buffer, parse: ParseBody = plainJson): Promise<[number, string]> {
  const app = fastify();
  jsonBody(app, parse);
  app.post('/', (request) => ({ read: request.body }));
  const headers = { 'content-type': 'application/json' };
  const { statusCode, body: text } = await app.inject({ method: 'POST', url: '/', headers, payload: body });
  await app.close();
  return [statusCode, text];
}

test('a body is read as it is told to be', async () => {
  expect(await answerTo('{"a":1}')).toEqual([200, '{"read":{"a":1}}']);
  expect(await answerTo('7 8', (body) => Buffer.from(body).toString().split(' '))).toEqual([
    200,
    '{"read":["7","8"]}',
  ]);
});

test.each([['{'], ['['.repeat(100_000)], [Buffer.from([0x22, 0xff, 0x22])]])(
  'what is no JSON is refused with 400',
  async (body) => {
    const [status] = await answerTo(body);
    expect(status).toBe(400);
  },
);

test('why it is refused is answered', async () => {
  const [status, text] = await answerTo('{}', () => {
    throw new Error('name must stand once');
  });
  expect(status).toBe(400);
  expect(text).toContain('name must stand once');
});
