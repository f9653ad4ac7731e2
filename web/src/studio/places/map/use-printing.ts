import { type RefObject, useEffect } from 'react';
import type { Drawing } from './lay-out.ts';

/** While the page is printed the whole drawing is on it, whatever part of it is seen. React would come too late for the printer. */
export function usePrinting(svg: RefObject<SVGSVGElement | null>, { width, height }: Drawing): void {
  useEffect(() => {
    const moved = () => svg.current?.querySelector<SVGGElement>('[data-moved]');
    let before: string | null | undefined;
    const begin = () => {
      before = moved()?.getAttribute('transform');
      moved()?.removeAttribute('transform');
      svg.current?.setAttribute('viewBox', `0 0 ${width} ${height}`);
    };
    const end = () => {
      svg.current?.removeAttribute('viewBox');
      if (before) moved()?.setAttribute('transform', before);
    };
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, [svg, width, height]);
}
