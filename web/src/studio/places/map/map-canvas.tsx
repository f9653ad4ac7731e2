import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import type { DraftedObject } from '../objects/use-objects.ts';
import { card, type Drawing, type Point } from './lay-out.ts';
import styles from './map.module.css';
import { MapCard } from './map-card.tsx';
import { MapLine } from './map-line.tsx';
import { useCardKeys } from './use-card-keys.ts';
import { usePrinting } from './use-printing.ts';
import { useView } from './use-view.ts';

type Props = {
  drawing: Drawing;
  objects: readonly DraftedObject[];
  selected: string | undefined;
  onSelect: (object: string) => void;
  /** A line was drawn from one object to another. */
  onLink: (from: string, to: string) => void;
};

/** Lines of so few relations are all called by name. */
const fewLines = 20;

/**
 * Objects as cards and relations as lines. Dragged with the pointer, zoomed with the wheel; a line begins at the knob of a card. Arrows go from card to card, + and −
 * zoom, 0 shows all.
 */
export function MapCanvas({ drawing, objects, selected, onSelect, onLink }: Props) {
  const t = useText();
  const label = useLabel();
  const svg = useRef<SVGSVGElement>(null);
  const { view, fit, show, zoom, move, placeOf } = useView(svg, drawing);
  useEffect(() => {
    if (selected !== undefined) show(selected);
  }, [selected, show]);
  const { current, onKeyDown } = useCardKeys(svg, { drawing, selected, show, zoom, fit });
  const { drawn, begin, isHeld, holding } = usePointer({ drawing, move, placeOf, onLink });
  usePrinting(svg, drawing);
  const isNamed = ({ from, to }: { from: string; to: string }) =>
    drawing.lines.length <= fewLines || from === selected || to === selected;
  return (
    <div className={styles.canvas}>
      <div className={styles.tools}>
        <IconButton size="sm" icon={<Icon name="plus" />} label={t('studio.map.closer')} onClick={() => zoom(1.25)} />
        <IconButton size="sm" icon={<Icon name="minimize" />} label={t('studio.map.further')} onClick={() => zoom(0.8)} />
        <IconButton size="sm" icon={<Icon name="maximize" />} label={t('studio.map.fit')} onClick={fit} />
        <Button size="sm" onClick={() => window.print()}>
          {t('studio.map.print')}
        </Button>
      </div>
      <svg ref={svg} className={styles.drawing} data-held={isHeld || undefined} onKeyDown={onKeyDown} {...holding}>
        <title>{t('studio.map')}</title>
        <g data-moved transform={`translate(${view.x} ${view.y}) scale(${view.scale})`}>
          {drawing.lines.map((line) => (
            <MapLine
              key={`${line.relation.from}.${line.relation.field} ${line.relation.to}`}
              line={line}
              isNamed={isNamed(line.relation)}
              isFaint={selected !== undefined && !isNamed(line.relation)}
            />
          ))}
          {objects.map((object) => (
            <MapCard
              key={object.name}
              object={object}
              at={drawing.cards.get(object.name)}
              isSelected={object.name === selected}
              isCurrent={object.name === current}
              onSelect={() => onSelect(object.name)}
              onDraw={(event) => begin(object.name, event)}
              knob={t('studio.map.knob', { object: label(object.body.label) })}
            />
          ))}
          {drawn && <Drawn from={drawing.cards.get(drawn.from)} to={drawn.to} />}
        </g>
      </svg>
      <p className={styles.help}>{t('studio.map.help')}</p>
    </div>
  );
}

type Pointing = Pick<Props, 'drawing' | 'onLink'> & Pick<ReturnType<typeof useView>, 'move' | 'placeOf'>;

/** What the pointer does: it moves the drawing, or draws a line from a knob, which ends at the card under it. */
function usePointer({ drawing, move, placeOf, onLink }: Pointing) {
  const [drawn, setDrawn] = useState<{ from: string; to: Point }>();
  const [isHeld, setHeld] = useState(false);
  const onMove = (event: PointerEvent) => {
    if (drawn) setDrawn({ ...drawn, to: placeOf(event) });
    else if (isHeld) move(event.movementX, event.movementY);
  };
  const onUp = (event: PointerEvent) => {
    const target = drawn && cardAt(drawing, placeOf(event));
    if (drawn && target) onLink(drawn.from, target);
    setDrawn(undefined);
    setHeld(false);
  };
  const holding = {
    onPointerDown: () => setHeld(true),
    onPointerMove: onMove,
    onPointerUp: onUp,
    onPointerLeave: () => setHeld(false),
  };
  return { drawn, begin: (from: string, event: PointerEvent) => setDrawn({ from, to: placeOf(event) }), isHeld, holding };
}

function Drawn({ from, to }: { from: Point | undefined; to: Point }) {
  if (!from) return null;
  return <line className={styles.drawn} x1={from.x + card.width} y1={from.y + card.height / 2} x2={to.x} y2={to.y} />;
}

function cardAt({ cards }: Drawing, { x, y }: Point): string | undefined {
  return [...cards].find(([, at]) => x >= at.x && x <= at.x + card.width && y >= at.y && y <= at.y + card.height)?.[0];
}
