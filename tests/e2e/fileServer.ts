import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

/** A server of files alone, as any host of static pages is. */
export interface FileServer {
  /** Of the folder that is served. */
  readonly address: string;
  /** Paths that were requested, in order. */
  readonly requested: readonly string[];
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/**
 * @param folder What it serves.
 * @param below Path under which it does: `/some/where`.
 * @param headers That it sends with every file.
 */
export async function fileServer(
  folder: string,
  below: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<FileServer> {
  const requested: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    requested.push(path);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const missing = () =>
      void response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>');
    if (!path.startsWith(`${below}/`)) return missing();
    const name = path.slice(below.length + 1) || 'index.html';
    readFile(join(folder, normalize(`/${name}`))).then(
      (content) => response.setHeader('content-type', types[extname(name)] ?? 'text/plain').end(content),
      missing,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listening on a port, not a pipe
  return {
    address: `http://127.0.0.1:${port}${below}/`,
    requested,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
