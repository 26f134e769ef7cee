import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { exclusively } from './exclusively.ts';

/** Headless, with nothing that reaches out of the machine; root, as in a container, has no sandbox. */
const flags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Starts Chromium: that of $CHROMIUM, else the one installed, else the one that comes from npm. */
export async function launchBrowser(): Promise<Browser> {
  const own = process.env['CHROMIUM'] ?? installed.find((path) => existsSync(path));
  if (own) return chromium.launch({ executablePath: own, args: flags });
  const { default: packaged } = await import('@sparticuz/chromium');
  return chromium.launch({
    // It unpacks itself at first use, and would be run half unpacked.
    executablePath: await exclusively('chromium', () => packaged.executablePath()),
    args: [...packaged.args, ...flags],
  });
}
