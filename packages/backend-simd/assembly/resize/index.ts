// Images of another size. `lines` and `columns` are tables of the places that each of the output's is made of: for a nearest
// neighbour one offset in bytes, for a mean of two (bilinear) two offsets and a float32, the second's share.

export * from './bilinear';
export * from './nearest';
export * from './rotate';
