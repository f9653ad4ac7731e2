/** As many pixels as the longest side of a picture takes on a screen. */
export const longestSide = 1600;

export type Part = { x: number; y: number; width: number; height: number };

type Drawing = {
  /** All of it, unless a part is given, in its pixels. */
  part?: Part;
  /** How often it is turned by a quarter to the right. */
  quarters?: number;
};

/** A picture on a canvas, no bigger than screens show it. */
export function drawPicture(
  canvas: HTMLCanvasElement,
  picture: ImageBitmap | HTMLCanvasElement,
  { part = { x: 0, y: 0, width: picture.width, height: picture.height }, quarters = 0 }: Drawing = {},
): void {
  const scale = Math.min(1, longestSide / Math.max(part.width, part.height));
  const [width, height] = [part.width, part.height].map((side) => Math.max(1, Math.round(side * scale))) as [number, number];
  const lies = quarters % 2 === 1;
  canvas.width = lies ? height : width;
  canvas.height = lies ? width : height;
  const context = canvas.getContext('2d');
  context?.translate(canvas.width / 2, canvas.height / 2);
  context?.rotate((quarters * Math.PI) / 2);
  context?.drawImage(picture, part.x, part.y, part.width, part.height, -width / 2, -height / 2, width, height);
}

/** A canvas as a file that is called as the picture was: a photo stays one, all else becomes a PNG. Undefined where the browser cannot. */
export async function fileOfCanvas(
  canvas: HTMLCanvasElement,
  { name, type }: { name: string; type: string },
): Promise<File | undefined> {
  const kind = type === 'image/jpeg' ? type : 'image/png';
  const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, kind, 0.85));
  return drawn ? new File([drawn], kind === type ? name : name.replace(/(\.[^.]*)?$/, '.png'), { type: kind }) : undefined;
}
