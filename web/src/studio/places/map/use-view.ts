import { type PointerEvent, type RefObject, useCallback, useEffect, useState } from 'react';
import type { Drawing, Point } from './lay-out.ts';

export type Viewport = { x: number; y: number; scale: number };

const [least, most] = [0.1, 2];

let last: Viewport | undefined;

/** What part of the drawing is seen, and how big. It stays as one goes from object to object. */
export function useView(svg: RefObject<SVGSVGElement | null>, { width, height }: Drawing) {
  const [view, setView] = useState<Viewport>(() => last ?? { x: 0, y: 0, scale: 1 });
  const change = useCallback((next: (now: Viewport) => Viewport) => {
    setView((now) => {
      last = next(now);
      return last;
    });
  }, []);
  const fit = useCallback(() => {
    const box = svg.current?.getBoundingClientRect();
    if (!box) return;
    const scale = Math.max(least, Math.min(1, box.width / width, box.height / height));
    change(() => ({ x: (box.width - width * scale) / 2, y: Math.max(0, (box.height - height * scale) / 2), scale }));
  }, [svg, width, height, change]);
  useEffect(() => {
    if (!last) fit();
  }, [fit]);
  const zoom = useCallback(
    (by: number, at?: Point) => {
      const box = svg.current?.getBoundingClientRect();
      const centre = at ?? { x: (box?.width ?? 0) / 2, y: (box?.height ?? 0) / 2 };
      change(({ x, y, scale }) => {
        const next = Math.max(least, Math.min(most, scale * by));
        const ratio = next / scale;
        return { x: centre.x - (centre.x - x) * ratio, y: centre.y - (centre.y - y) * ratio, scale: next };
      });
    },
    [svg, change],
  );
  useEffect(() => {
    const drawing = svg.current;
    // React listens passively, and the page would scroll along.
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      const box = drawing?.getBoundingClientRect();
      zoom(Math.exp(-event.deltaY / 500), { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) });
    };
    drawing?.addEventListener('wheel', turn, { passive: false });
    return () => drawing?.removeEventListener('wheel', turn);
  }, [svg, zoom]);
  const move = (dx: number, dy: number) => change((now) => ({ ...now, x: now.x + dx, y: now.y + dy }));
  /** A place on the screen as one of the drawing. */
  const placeOf = (event: PointerEvent): Point => {
    const box = svg.current?.getBoundingClientRect();
    return {
      x: (event.clientX - (box?.left ?? 0) - view.x) / view.scale,
      y: (event.clientY - (box?.top ?? 0) - view.y) / view.scale,
    };
  };
  return { view, fit, zoom, move, placeOf };
}
