import { type PointerEvent, type RefObject, useCallback, useEffect, useState } from 'react';
import { card, type Drawing, type Point } from './lay-out.ts';

export type Viewport = { x: number; y: number; scale: number };

const [least, most] = [0.1, 2];
/** Names are read from this size on. */
const readable = 0.7;

let last: { view: Viewport; of: string } | undefined;

/**
 * What part of the drawing is seen, and how big. It stays as one goes from object to object; where other objects are drawn it is all of them, or as many as can be
 * read, around the one that most relations meet at.
 */
export function useView(svg: RefObject<SVGSVGElement | null>, { cards, lines, width, height }: Drawing) {
  const of = [...cards.keys()].join();
  const [view, setView] = useState<Viewport>(() => last?.view ?? { x: 0, y: 0, scale: 1 });
  const change = useCallback(
    (next: (now: Viewport) => Viewport) => {
      setView((now) => {
        last = { view: next(now), of };
        return last.view;
      });
    },
    [of],
  );
  /** Shows all of it; answers how big. */
  const fit = useCallback(() => {
    const box = svg.current?.getBoundingClientRect();
    if (!box) return 1;
    const scale = Math.max(least, Math.min(1, box.width / width, box.height / height));
    change(() => ({ x: (box.width - width * scale) / 2, y: Math.max(0, (box.height - height * scale) / 2), scale }));
    return scale;
  }, [svg, width, height, change]);
  /** Brings a card into sight, big enough to be read. */
  const show = useCallback(
    (name: string) => {
      const [box, corner] = [svg.current?.getBoundingClientRect(), cards.get(name)];
      if (box && corner) change((now) => around(now, corner, box));
    },
    [svg, cards, change],
  );
  useEffect(() => {
    if (last?.of === of) return;
    const busiest = fit() < readable ? mostLinked(lines) : undefined;
    if (busiest !== undefined) show(busiest);
  }, [of, fit, show, lines]);
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
  return { view, fit, show, zoom, move, placeOf };
}

/** The view as it is where the card is seen and can be read, else with the card in the middle. */
function around(now: Viewport, corner: Point, box: { width: number; height: number }): Viewport {
  const scale = Math.max(now.scale, readable);
  const [left, top] = [corner.x * scale + now.x, corner.y * scale + now.y];
  const fits = left >= 0 && top >= 0 && left + card.width * scale <= box.width && top + card.height * scale <= box.height;
  if (fits && scale === now.scale) return now;
  return {
    x: box.width / 2 - (corner.x + card.width / 2) * scale,
    y: box.height / 2 - (corner.y + card.height / 2) * scale,
    scale,
  };
}

function mostLinked(lines: Drawing['lines']): string | undefined {
  const counts = new Map<string, number>();
  for (const { relation } of lines)
    for (const name of [relation.from, relation.to]) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}
