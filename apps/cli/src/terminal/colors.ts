import { WriteStream } from 'node:tty';
import picocolors from 'picocolors';

/** Functions that colour a text, or leave it as it is. */
export type Colors = ReturnType<typeof picocolors.createColors>;

/** Colours for a terminal that has them, unless NO_COLOR asks for none; none for anything else. */
export function colorsFor(stream: NodeJS.WritableStream): Colors {
  return picocolors.createColors(
    stream instanceof WriteStream && stream.hasColors() && !process.env['NO_COLOR'],
  );
}
