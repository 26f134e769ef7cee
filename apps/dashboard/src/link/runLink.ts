import { parseSchedule } from '@weir/core';
import type { ScheduledCommand } from '@weir/core';
import { deflated, inflated } from './deflated.ts';
import { linkBegin } from './isRunLink.ts';

/** All that a link says of a run. */
export interface RunLink {
  readonly config: unknown;
  /** Given so far, each with the steps done ahead of it. */
  readonly commands: readonly ScheduledCommand[];
  /** The step shown; absent for the newest. */
  readonly step?: number;
  /** The chart that is selected. */
  readonly selected?: string;
  /** The layer that is looked at in all panels. */
  readonly layer?: string;
  /** One of its units. */
  readonly unit?: number;
  /** What is open besides: charts' figures by the charts' names, and `steer`. */
  readonly open?: readonly string[];
}

/** The version that links are written in. An address behind whose `#` stands a run's id, or a preset's name, is older. */
const version = 1;

const pattern = new RegExp(`^#?${linkBegin}(\\d+)\\.(.*)$`, 's');

/** A run as what stands behind an address's `#`: JSON, deflated, in base64url. */
export async function hashOfLink(link: RunLink): Promise<string> {
  return `#${linkBegin}${version}.${await deflated(JSON.stringify(link))}`;
}

/**
 * Reads what stands behind an address's `#`.
 *
 * @throws Error with words for the reader, if it is not whole, of a newer version, or not what a link holds.
 */
export async function linkInHash(hash: string): Promise<RunLink> {
  const [, found, packed = ''] = pattern.exec(hash) ?? [];
  if (Number(found) < 1)
    throw new Error(`link: version must be at least 1, got ${found}; ask for the link again`);
  if (Number(found) !== version) {
    throw new Error(
      `link: version must be at most ${version}, got ${found}; a newer Weir made it: open it on that one's page`,
    );
  }
  return checked(parsed(await inflated(packed)));
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error('link: text must be whole, got a part of it; ask for the link again', { cause: error });
  }
};

function checked(value: unknown): RunLink {
  const link: Partial<Record<keyof RunLink, unknown>> =
    typeof value === 'object' && value !== null ? value : {};
  const { config, commands = [], step, selected, layer, unit, open } = link;
  if (typeof config !== 'object' || config === null)
    throw new TypeError(
      `link: config must be a configuration, got ${JSON.stringify(config)}; ask for the link again`,
    );
  return {
    config,
    commands: parseSchedule(commands),
    ...(isCount(step) && { step }),
    ...(typeof selected === 'string' && { selected }),
    ...(typeof layer === 'string' && { layer }),
    ...(isCount(unit) && { unit }),
    ...(Array.isArray(open) && { open: open.filter((name) => typeof name === 'string') }),
  };
}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
