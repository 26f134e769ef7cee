/** A layer, or another kind, in a few words: its options as they are written. */
export function described(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  return Object.entries(value)
    .filter(([key]) => key !== 'type')
    .map(([key, option]) => worded(key, option))
    .join(' · ');
}

function worded(key: string, option: unknown): string {
  if (option === true) return key;
  if (option === false) return `no ${key}`;
  if (Array.isArray(option))
    return option.some((element) => typeof element === 'object')
      ? `${option.length} ${key}`
      : `${key} ${option.join(', ')}`;
  if (typeof option !== 'object' || option === null) return `${key} ${String(option)}`;
  const type = 'type' in option ? String(option.type) : '';
  const inner = described(option);
  return [key, type, inner === '' ? '' : `(${inner})`].filter((word) => word !== '').join(' ');
}

/** `32 × 3`; of one example. */
export const shapeText = (shape: readonly number[]): string => (shape.length === 0 ? '1' : shape.join(' × '));
