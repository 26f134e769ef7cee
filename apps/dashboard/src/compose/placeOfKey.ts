/** Where a key moves an entry of a list: one up or down, or to either end; past an end too, where it then stays. */
export const placeOfKey = (key: string, at: number, length: number): number | undefined =>
  new Map([
    ['ArrowUp', at - 1],
    ['ArrowDown', at + 1],
    ['Home', 0],
    ['End', length - 1],
  ]).get(key);
