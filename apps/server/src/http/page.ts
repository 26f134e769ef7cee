import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Nothing from elsewhere; Vega compiles its expressions with `Function`, hence `unsafe-eval`. */
const policy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "frame-ancestors 'none'",
].join('; ');

/**
 * With these a browser lets threads of the page share memory, and what it trains may be shared out among them. The page needs
 * nothing from elsewhere, and stands in no frame.
 */
const isolation = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
};

const missing =
  'The page has not been built. Run `pnpm --filter @weir/dashboard build`, then start the server again.\n';

/** Serves the built page from a folder; where there is none, the root says how to build it. */
export function page(app: FastifyInstance, folder: string | undefined): void {
  if (folder === undefined || !existsSync(join(folder, 'index.html'))) {
    app.get('/', (_request, reply) => reply.code(503).type('text/plain').send(missing));
    return;
  }
  void app.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    preCompressed: true, // as the build left them
    setHeaders(reply, path) {
      // Vite names what it puts into assets by its content.
      const lasting = path.includes(`${join(folder, 'assets')}`);
      reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
      reply.header('content-security-policy', policy);
      reply.header('x-content-type-options', 'nosniff');
      for (const [name, value] of Object.entries(isolation)) reply.header(name, value);
    },
  });
}
