/** What a link to a run begins with behind an address's `#`, ahead of its version and a dot. */
export const linkBegin = 'weir';

/** Whether what stands behind an address's `#` is a link to a run rather than its id, whole or not. */
export const isRunLink = (hash: string): boolean => new RegExp(`^#?${linkBegin}\\d+\\.`).test(hash);
