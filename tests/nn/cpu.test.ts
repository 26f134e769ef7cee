import '@tensorflow/tfjs-backend-cpu';
import { nnParity } from './parity.ts';

nnParity('cpu');
