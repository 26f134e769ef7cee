import type { FastifyInstance } from 'fastify';

/** Listens on the port, or on a free one where it is taken; returns the address: `http://127.0.0.1:9347`. */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    return app.listen({ host, port: 0 });
  }
}
