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
    if (isScale) return [set('gain', number('gain', 1) * times)];
    // A gain over √fanIn is what kaiming's alone is: that of the others is over another size.
    const isOverFanIn = init.type.startsWith('kaiming') && (init['mode'] ?? 'fanIn') === 'fanIn';
    return [isOverFanIn ? set('gain', times) : kaiming(times)];
  }
  if (/normal$/i.test(init.type)) {
    if (isScale) return [set('std', number('std', 1) * times)];
    return std === undefined || number('mean', 0) !== 0
      ? [kaiming(times)]
      : [set('std', std), kaiming(times)];
  }
  if (init.type === 'uniform' && isScale) {
    const ends = [number('low', 0) * times, number('high', 1) * times] as const;
    // All on one side of 0, sums add their mean up: as wide around 0 has the spread alone.
    const half = (ends[1] - ends[0]) / 2;
    const [low, high] = ends[0] * ends[1] < 0 ? ends : [-half, half];
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
