import type { Setting } from '@weir/core';
import { parseConfiguration } from '../configuration/check/parseConfiguration.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { optionAt } from '../configuration/edit/optionPath.ts';
import { setOption } from '../configuration/edit/setOption.ts';
import { initAssignments } from './initAssignments.ts';
import { layerPath } from './layerPath.ts';
import { rounded } from './rounded.ts';

/**
 * A setting as `--set` takes it for a configuration: `model.2.init.gain=1.67`. Undefined where the configuration has no
 * place for it, has that very value, or would not be one with it.
 */
export function assignmentOf(configuration: Configuration, setting: Setting): string | undefined {
  return candidates(configuration, setting).find((assignment) => isAccepted(configuration, assignment));
}

function candidates(configuration: Configuration, setting: Setting): readonly string[] {
  const { layer: name, option } = setting;
  const value = JSON.stringify(typeof setting.value === 'number' ? rounded(setting.value) : setting.value);
  if (name === undefined) {
    const given: unknown = optionAt(configuration, option);
    if (typeof given !== 'object' || given === null) return [`${option}=${value}`];
    return ['initial', 'max', 'value'] // of a schedule
      .filter((key) => key in given)
      .map((key) => `${option}.${key}=${value}`);
  }
  const placed = layerPath(configuration.model, name);
  if (!placed) return [];
  const { path, layer } = placed;
  return option === 'gain' || option === 'scale'
    ? initAssignments(`${path}.init`, layer['init'], setting)
    : [`${path}.${option}=${value}`];
}

function isAccepted(configuration: Configuration, assignment: string): boolean {
  const equals = assignment.indexOf('=');
  const before = JSON.stringify(optionAt(configuration, assignment.slice(0, equals)));
  if (before === assignment.slice(equals + 1)) return false; // it is so already
  try {
    parseConfiguration(setOption(configuration, assignment));
    return true;
  } catch {
    return false;
  }
}
