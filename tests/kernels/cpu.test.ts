import '@tensorflow/tfjs-backend-cpu';
import { kernelParity } from './parity.ts';

kernelParity('cpu');
