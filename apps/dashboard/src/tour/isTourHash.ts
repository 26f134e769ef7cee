/** Whether what stands behind an address's `#` is a stop of the tour, or the tour, rather than a run's id. */
export const isTourHash = (hash: string): boolean => /^#?tour(?:\.\d+)?$/.test(hash);
