import type { Setting } from '@weir/core';
import { rounded } from './rounded.ts';

/**
 * How to start a weight at another scale, the shortest way first: `model.2.init.gain=1.67` where it has a gain,
 * `model.2.init.std=0.3` where it has a std, else a whole `kaimingNormal`.
 *
 * @param path Of the initialiser.
 * @param given The initialiser as configured; undefined where the default holds, `kaimingNormal` with gain 1.
 */
export function initAssignments(
  path: string,
  given: unknown,
  { option, value, std }: Setting,
): readonly string[] {
  const init = isInit(given) ? given : undefined;
  const times = Number(value);
  const isScale = option === 'scale';
  const number = (key: string, otherwise: number): number => {
    const is = init?.[key];
    return typeof is === 'number' ? is : otherwise;
  };
  const set = (key: string, to: number) => `${path}.${key}=${rounded(to)}`;
  const kaiming = (gain: number) =>
    `${path}=${JSON.stringify({ type: 'kaimingNormal', gain: rounded(gain) })}`;
  if (!init) return [kaiming(times)];
  if (/^(kaiming|xavier|orthogonal)/.test(init.type)) {
    if ('nonlinearity' in init) return isScale ? [] : [kaiming(times)];
    return [set('gain', isScale ? number('gain', 1) * times : times)];
  }
  if (/normal$/i.test(init.type)) {
    if (isScale) return [set('std', number('std', 1) * times)];
    return std === undefined ? [kaiming(times)] : [set('std', std), kaiming(times)];
  }
  if (init.type === 'uniform' && isScale) {
    const [low, high] = [number('low', 0) * times, number('high', 1) * times];
    return [`${path}=${JSON.stringify({ type: 'uniform', low: rounded(low), high: rounded(high) })}`];
  }
  return isScale ? [] : [kaiming(times)];
}

interface Init {
  readonly type: string;
  readonly [option: string]: unknown;
}

const isInit = (init: unknown): init is Init =>
  typeof init === 'object' && init !== null && 'type' in init && typeof init.type === 'string';
