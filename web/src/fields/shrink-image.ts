import { ApiProblem } from '../base/api-problem.ts';
import { text } from '../base/text.ts';
import { drawPicture, fileOfCanvas, longestSide } from './draw-picture.ts';

/**
 * A picture as big as screens show it, the right way up, and without what a camera notes of where it was; one that is small or moves stays as it is. Throws in the
 * user's words where the browser cannot open it: it is broken, or none.
 */
export async function shrinkImage(file: File): Promise<File> {
  if (file.type === 'image/gif') return file;
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (!picture) throw unopened(file.name);
  const isSmall = Math.max(picture.width, picture.height) <= longestSide;
  const canvas = document.createElement('canvas');
  drawPicture(canvas, picture);
  picture.close();
  const drawn = await fileOfCanvas(canvas, file);
  return !drawn || (isSmall && drawn.type === 'image/png') ? file : drawn;
}

function unopened(name: string): ApiProblem {
  return new ApiProblem({
    type: 'about:blank',
    title: text('pictures.broken', { name }),
    status: 415,
    code: 'unsupportedMedia',
    instance: '',
  });
}
