import '@weir/backend-simd';
import { nnParity } from './parity.ts';

nnParity('simd');
