import { useEffect, useRef, useState } from 'react';
import { isTopLayer, useCurrentLayer } from '../../base/layers.ts';

/**
 * Takes a file dropped anywhere on the page; true while one is held over it. What is dropped inside of a dialog that lies over the
 * page is the dialog's.
 */
export function useDroppedFile(onFile: (file: File) => void): boolean {
  const [over, setOver] = useState(false);
  const layer = useCurrentLayer();
  const takeNow = useRef(onFile);
  takeNow.current = onFile;
  useEffect(() => {
    const hold = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files') || !isTopLayer(layer)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0];
      if (!file || !isTopLayer(layer)) return;
      event.preventDefault();
      setOver(false);
      takeNow.current(file);
    };
    window.addEventListener('dragover', hold);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', hold);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [layer]);
  return over;
}
