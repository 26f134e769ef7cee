import { parseSchedule } from '@weir/core';
import type { RunRequest } from '../book/runRequest.ts';
import type { Preset } from './preset.ts';

/**
 * Reads what to run from a request's body: a known preset, or a configuration, and one of the two.
 *
 * @throws TypeError if it is neither, or both, or holds something else, or the preset is unknown.
 */
export function parseRequest(body: unknown, presets: readonly Preset[]): RunRequest {
  const request: { preset?: unknown; config?: unknown; commands?: unknown } =
    typeof body === 'object' && body !== null ? body : {};
  if ((request.preset === undefined) === (request.config === undefined)) {
    const given = request.preset === undefined ? 'neither' : 'both';
    throw new TypeError(`run: body must hold either preset or config, got ${given}; send {"preset": "name"}`);
  }
  const known = request.config === undefined ? ['preset'] : ['config', 'commands'];
  const other = Object.keys(request).find((key) => !known.includes(key));
  if (other !== undefined) {
    throw new TypeError(
      `run: body must hold preset or config alone, got ${JSON.stringify(other)} too; a preset trains all that it compares`,
    );
  }
  if (request.preset === undefined) {
    const { config, commands } = request;
    return { config, remote: true, ...(commands !== undefined && { commands: parseSchedule(commands) }) };
  }
  const preset = presets.find(({ name }) => name === request.preset);
  if (!preset) {
    const names = presets.map(({ name }) => name).join(', ');
    throw new TypeError(
      `run: preset must be a known one, got ${JSON.stringify(request.preset)}; choose from ${names || 'none'}`,
    );
  }
  return { preset: preset.name };
}
