// out = left · right + add, in tiles that stay in registers while the inner dimension runs through.
//
// V8 keeps 15 vectors in registers and loads all that an iteration needs before it computes: a tile of 2 rows by 16
// columns takes 8, the vectors of `right` 4, the broadcast values of `left` 2 and a product 1. One pointer a row, stepped
// at the loop's top, leaves 26 instructions an iteration, 16 of them arithmetic; unrolling makes it spill. Columns that
// are left over have tiles of 4 × 8 and 4 × 4.
// A sum always runs in the order of the inner index, in the same blocks, so the same shapes give the same bits.

export * from './matMul';
export { useTileSpace } from './tileSpace';
