const longestSide = 1600;

/**
 * A picture as big as screens show it, and without what a camera notes of where it was; one that is small, moves or cannot be read stays as
 * it is.
 */
export async function shrinkImage(file: File): Promise<File> {
  if (file.type === 'image/gif') return file;
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (!picture) return file;
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const kind = file.type === 'image/jpeg' ? file.type : 'image/png';
  const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, kind, 0.85));
  if (!drawn || (scale === 1 && kind === 'image/png')) return file;
  const name = kind === file.type ? file.name : file.name.replace(/(\.[^.]*)?$/, '.png');
  return new File([drawn], name, { type: kind });
}
