/** Where a tile is put down that goes out value by value: 128 bytes, and on shared memory each thread's own. */
export let tile: usize = memory.data(128, 16);

/** Gives this instance of the module another place for its tiles than the first has, whose memory it shares. */
export function useTileSpace(at: usize): void {
  tile = at;
}
