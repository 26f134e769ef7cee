import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { presets } from '@weir/experiments';
import { eventsUpTo } from '@weir/runs/draw';
import type { StoredRun } from '@weir/runs';
import { thinnedEvents } from '@weir/server';
import { pageFolder } from '../pageFolder.ts';
import { UsageError } from '../usageError.ts';
import { mustHaveReached } from './mustHaveReached.ts';

/** As many measurements as the page keeps, and at most about half a megabyte of each diagnostic. */
const thinning = { measurements: 600, characters: 5e5 };

/** Nothing but what is in the file: it asks the network for nothing. */
const policy =
  "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data:";

/**
 * The page of a run in one file, which opens from disk without a network: what the dashboard shows of it.
 *
 * @param at After so many steps. Default all.
 * @throws UsageError if the page has not been built, or the run has not come so far.
 */
export async function pageOf(stored: StoredRun, at: number | undefined): Promise<string> {
  mustHaveReached(stored, at);
  const { header, events, log } = stored;
  const script = await part('page.js');
  const style = await part('page.css');
  const lookAt = presets().find(({ name }) => name === header.name)?.lookAt;
  const failure = log.records.map(({ record }) => record).findLast(({ type }) => type === 'failed');
  const run = {
    id: header.id,
    written: new Date().toISOString(),
    ...(lookAt !== undefined && { lookAt }),
    events: thinnedEvents(at === undefined ? events : eventsUpTo(events, at), thinning),
    ...(at === undefined &&
      failure?.type === 'failed' && { failure: { name: failure.name, message: failure.message } }),
  };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${header.name.replace(/[<&]/g, '')} – Weir</title>
<link rel="icon" href="data:,">
<style>${style.replaceAll('</style', '<\\/style')}</style>
</head>
<body>
<div id="page"></div>
<noscript>This page draws charts and needs JavaScript.</noscript>
<script id="run" type="application/json">${JSON.stringify(run).replaceAll('<', '\\u003c')}</script>
<script>${script.replaceAll('</script', '<\\/script')}</script>
</body>
</html>
`;
}

/** Of the page for files, as the build left it. */
async function part(name: string): Promise<string> {
  try {
    return await readFile(join(pageFolder(), 'file', name), 'utf8');
  } catch {
    throw new UsageError(
      `export: the page must be built to be written into a file, got no ${name}; run npm run build`,
    );
  }
}
