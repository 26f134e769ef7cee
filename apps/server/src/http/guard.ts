import { isIP } from 'node:net';

const loopback: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];
const everywhere: readonly string[] = ['0.0.0.0', '::'];

/** What a guard says of a request: `undefined` lets it in, a sentence keeps it out. */
export type Guard = (host: string | undefined, origin: string | undefined) => string | undefined;

/**
 * Keeps out what another site's page sends through its visitor's browser.
 *
 * A page elsewhere can point its own name at this machine (DNS rebinding), which its `Host` header gives
 * away, or can send across origins, which its `Origin` header does. Ports are left to differ, as they do
 * through an ssh tunnel. A server that listens everywhere is also known by its IP addresses.
 */
export function guard(listening: string): Guard {
  const names = new Set([...loopback, listening, `[${listening}]`].map((name) => name.toLowerCase()));
  const byAddress = everywhere.includes(listening);
  return (host, origin) => {
    const name = hostname(host);
    if (name === undefined || !(names.has(name) || (byAddress && isIP(name.replace(/^\[|\]$/g, ''))))) {
      return `request: Host must be ${listening} or localhost, got ${host ?? 'none'}; open the address that the server printed`;
    }
    if (origin !== undefined && origin.toLowerCase() !== `http://${host}`.toLowerCase()) {
      return `request: Origin must be http://${host}, got ${origin}; other sites may not speak to this server`;
    }
    return undefined;
  };
}

function hostname(host: string | undefined): string | undefined {
  return /^(\[[0-9a-f:.]+\]|[^:[\]/@]+)(?::\d{1,5})?$/i.exec(host ?? '')?.[1]?.toLowerCase();
}
