// out = left · right + add, in tiles that stay in registers while the inner dimension runs through.
//
// V8 keeps 15 vectors in registers: a tile of 3 rows by 12 columns takes 9, one vector of `right` 3, and
// the broadcast value of `left` and its product the rest. Unrolling the loop makes it spill. Narrow remainders
// have tiles of their own: 4 × 8 and 8 × 4.
// A sum always runs in the order of the inner index, in the same blocks, so the same shapes give the same bits.

export * from './matMul';
