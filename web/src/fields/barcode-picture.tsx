import { code128, drawingSVG, ean13, qrcode } from 'bwip-js/browser';
import { useMemo } from 'react';
import styles from './barcode.module.css';

type Format = 'qr' | 'code128' | 'ean13';

const draw: Record<Format, typeof qrcode> = { qr: qrcode, code128, ean13 };

/** A text as the code that scanners read. What cannot be drawn as one stands as its text alone. */
export function BarcodePicture({ text, format }: { text: string; format: Format }) {
  const source = useMemo(() => pictureOf(text, format), [text, format]);
  return source === undefined ? null : <img className={styles.picture} data-format={format} src={source} alt={text} />;
}

function pictureOf(text: string, format: Format): string | undefined {
  try {
    const options = { bcid: '', text, scale: 3, ...(format !== 'qr' && { height: 12 }) };
    const svg = draw[format](options, drawingSVG());
    return `data:image/svg+xml,${encodeURIComponent(svg)}`;
  } catch {
    return undefined;
  }
}
