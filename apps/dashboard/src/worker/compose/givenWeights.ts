import { readSafetensors } from '@weir/runs';
import type { GivenFiles } from '../../compose/composeMessages.ts';
import { keepFile } from '../ownFile.ts';

/** Whether files that somebody gave are weights, by their names. */
export const areWeights = (files: readonly File[]): boolean =>
  files.some(({ name }) => /\.safetensors$/i.test(name));

/**
 * Looks at a file of weights that somebody gave, and keeps it in this browser.
 *
 * @throws SafetensorsError that says at which byte it is damaged.
 */
export async function givenWeights(files: readonly File[]): Promise<GivenFiles> {
  const [only, ...more] = files;
  if (!only || more.length > 0)
    throw new Error(
      `weights: what is dropped must be one safetensors file, got ${files.map(({ name }) => name).join(', ')}; drop it by itself`,
    );
  const bytes = new Uint8Array(await only.arrayBuffer());
  const { tensors, metadata } = readSafetensors(bytes);
  const file = await keepFile(only.name, bytes);
  const said = metadata['layout'];
  return {
    weights: { file },
    seen: `${file}: ${tensors.size} tensor${tensors.size === 1 ? '' : 's'}${said === 'torch' || said === 'weir' ? `, laid out as ${said === 'torch' ? 'PyTorch' : 'Weir'} does` : ''}. The file stays in this browser.`,
  };
}
