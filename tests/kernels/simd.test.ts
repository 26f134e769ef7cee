import '@weir/backend-simd';
import { kernelParity } from './parity.ts';

kernelParity('simd');
