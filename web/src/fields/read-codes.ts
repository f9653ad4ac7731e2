import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** Read from our own server: nothing is asked of anybody else's. */
prepareZXingModule({
  overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasm : prefix + path) },
});

const detector = new BarcodeDetector();

/** The texts of the codes in a picture, or in what a camera shows now. */
export async function readCodes(image: Blob | HTMLVideoElement): Promise<string[]> {
  return (await detector.detect(image)).map(({ rawValue }) => rawValue);
}
