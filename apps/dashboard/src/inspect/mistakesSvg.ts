import { dataUrl, indexedPng } from '@weir/charts';
import type { Mistakes } from '@weir/diagnostics';
import { percent } from '../view/format.ts';

/** Pixels of an image's side, of the words below it, and of the room around. */
const [side, words, gap] = [112, 34, 14] as const;

/** Images in a row. */
const across = 4;

/** Colours and letters of the picture. */
export interface MistakesLook {
  readonly ink: string;
  readonly background: string;
}

/** The images that a network is most wrong about as one picture, each with its class and what it was taken for. */
export function mistakesSvg({ worst }: Mistakes, { ink, background }: MistakesLook): string {
  const [columns, rows] = [Math.min(across, worst.length), Math.ceil(worst.length / across)];
  const [width, height] = [columns * (side + gap) + gap, rows * (side + words + gap) + gap];
  const palette = Array.from(
    { length: 256 },
    (_, grey) => `#${grey.toString(16).padStart(2, '0').repeat(3)}`,
  );
  const each = worst.map(({ picture, target, predicted, probability }, at) => {
    const png = indexedPng({
      width: picture.width,
      height: picture.height,
      pixels: Uint8Array.from(picture.greys),
      palette,
    });
    const [x, y] = [gap + (at % across) * (side + gap), gap + Math.floor(at / across) * (side + words + gap)];
    const line = (text: string, down: number) =>
      `<text x="${x}" y="${y + side + down}">${escaped(text)}</text>`;
    return [
      `<image x="${x}" y="${y}" width="${side}" height="${side}" style="image-rendering: pixelated" href="${dataUrl(png)}"/>`,
      line(`is ${target}`, 15),
      line(`taken for ${predicted}, ${percent(probability)}`, 30),
    ].join('');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11" fill="${ink}"><rect width="100%" height="100%" fill="${background}"/>${each.join('')}</svg>`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
