import { TenonError } from '../../base/errors.ts';

/** Pictures that browsers show, and that thumbnails are made of. */
export const pictures: readonly string[] = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];

/** The most pixels of a picture: one of a few kilobytes can say that it has billions, and whoever opens it runs out of memory. */
const mostPixels = 100_000_000;

/** Refuses a picture whose head tells of more pixels than anybody can open. What tells nothing is no picture to show, and stays a file. */
export async function refusePixelFlood(path: string, type: string): Promise<void> {
  if (!pictures.includes(type)) return;
  const { default: sharp } = await import('sharp');
  const head = await sharp(path, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined);
  if (!head || head.width * head.height <= mostPixels) return;
  throw new TenonError('unsupportedMedia', {
    params: {
      seen: `${head.width} × ${head.height}`,
      expected: { zh: '不超过 1 亿像素的图片', en: 'a picture of at most 100 million pixels' },
    },
  });
}
