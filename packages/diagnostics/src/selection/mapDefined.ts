/** What `of` makes of each item, without the undefined ones. Engines take twenty times as long for a `flatMap`. */
export function mapDefined<Item, Result>(
  items: readonly Item[],
  of: (item: Item) => Result | undefined,
): readonly Result[] {
  const results: Result[] = [];
  for (const item of items) {
    const result = of(item);
    if (result !== undefined) results.push(result);
  }
  return results;
}
