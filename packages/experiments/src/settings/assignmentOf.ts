import type { Setting } from '@weir/core';
import { parseConfiguration } from '../configuration/check/parseConfiguration.ts';
import type { Configuration, KindConfiguration } from '../configuration/configuration.ts';
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
  const placed = setting.layer === undefined ? undefined : layerPath(configuration.model, setting.layer);
  if (!placed) return candidates(configuration, setting).find((one) => isAccepted(configuration, one));
  const { path, layer } = placed;
  return candidatesOf(placed, setting).find((assignment) =>
    wholeLayer.includes(setting.option)
      ? isAccepted(configuration, assignment)
      : isAcceptedOf(configuration, layer, assignment.slice(path.length + 1)),
  );
}

/** Options that put something in the place of the layer itself. */
const wholeLayer: readonly string[] = ['remove', 'follower', 'behind'];

function candidates(configuration: Configuration, setting: Setting): readonly string[] {
  const { layer: name, option } = setting;
  if (name !== undefined) return []; // of a layer that the configuration has not
  if (option === 'groups') return [`groups=${thawed(configuration.groups)}`];
  if (option === 'remove') return typeof setting.value === 'string' ? [`${setting.value}=null`] : [];
  const value = printed(setting.value);
  const given: unknown = optionAt(configuration, option);
  if (typeof given !== 'object' || given === null) return [`${option}=${value}`];
  return ['initial', 'max', 'value'] // of a schedule
    .filter((key) => key in given)
    .map((key) => `${option}.${key}=${scheduled(given, key, setting) ?? value}`);
}

function candidatesOf(
  { path, layer }: NonNullable<ReturnType<typeof layerPath>>,
  setting: Setting,
): readonly string[] {
  const { option } = setting;
  const value = printed(setting.value);
  if (option === 'remove') return [`${path}=null`];
  if (option === 'follower') return [`${path}=${JSON.stringify(followedBy(layer, setting))}`];
  if (option === 'behind') return [`${path}=${JSON.stringify(behindHidden(layer, String(setting.value)))}`];
  if (option === 'biasInit') return biasAssignments(`${path}.biasInit`, layer['biasInit'], setting.value);
  return option === 'gain' || option === 'scale'
    ? initAssignments(`${path}.init`, layer['init'], setting)
    : [`${path}.${option}=${value}`];
}

/** What a schedule starts from, as many times larger as the rate of this step is to be; undefined of no number. */
function scheduled(schedule: object, key: string, { value, from }: Setting): number | undefined {
  const own: unknown = Reflect.get(schedule, key);
  if (from === undefined || typeof value !== 'number' || typeof own !== 'number') return undefined;
  return rounded((own * value) / from);
}

/** JSON, a word without its quotes: a shell takes those away. */
function printed(value: Setting['value']): string {
  if (typeof value === 'number') return String(rounded(value));
  return typeof value === 'string' && /^[A-Za-z]\w*$/.test(value) ? value : JSON.stringify(value);
}

/**
 * A layer with another behind it, as one: nothing need be moved. A batchNorm takes away a bias ahead of it; an activation may want
 * another start of the layer.
 */
function followedBy(layer: KindConfiguration, { value, std }: Setting): KindConfiguration {
  const kind = String(value);
  const init = std !== undefined && { init: { type: 'kaimingNormal', nonlinearity: kind } };
  const bias = kind === 'batchNorm' && 'out' in layer && { bias: false };
  return { type: 'sequential', layers: [{ ...layer, ...init, ...bias }, { type: kind }] };
}

/** A last layer with a hidden one ahead of it. */
const behindHidden = (layer: KindConfiguration, activation: string): KindConfiguration => ({
  type: 'sequential',
  layers: [
    { type: 'linear', out: hiddenUnits, init: { type: 'kaimingNormal', nonlinearity: activation } },
    { type: activation },
    layer,
  ],
});

const hiddenUnits = 16;

/** The groups without what freezes: what they say besides stays. `null` where nothing is left. */
function thawed(groups: Configuration['groups'] = []): string {
  const left = groups.flatMap(({ frozen: _, learningRate, ...rest }) => {
    const group = { ...rest, ...(learningRate !== undefined && learningRate !== 0 && { learningRate }) };
    return Object.keys(group).length > 1 ? [group] : [];
  });
  return left.length > 0 ? JSON.stringify(left) : 'null';
}

/** Biases that all start from one value; zeros are what they start from by default. */
function biasAssignments(path: string, given: unknown, value: Setting['value']): readonly string[] {
  if (value === 0) return given === undefined ? [] : [`${path}=null`];
  return [`${path}=${JSON.stringify({ type: 'constant', value })}`];
}

/** Of a layer alone, for which nobody need check a network of thousands anew. */
function isAcceptedOf(configuration: Configuration, layer: KindConfiguration, assignment: string): boolean {
  return isAccepted({ ...configuration, model: [layer], diagnostics: [] }, `model.0.${assignment}`);
}

function isAccepted(configuration: Configuration, assignment: string): boolean {
  try {
    const set = setOption(configuration, assignment);
    if (JSON.stringify(set) === JSON.stringify(configuration)) return false; // it is so already
    parseConfiguration(set);
    return true;
  } catch {
    return false;
  }
}
