import type { KeyboardEvent, PointerEvent } from 'react';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { DraftedObject } from '../objects/use-objects.ts';
import { card, type Point } from './lay-out.ts';
import styles from './map.module.css';

type Props = {
  object: DraftedObject;
  at: Point | undefined;
  isSelected: boolean;
  /** Tab leads to it, and the arrows from it to others. */
  isCurrent: boolean;
  onSelect: () => void;
  /** A line begins at its knob. */
  onDraw: (event: PointerEvent) => void;
  knob: string;
};

const longestName = 14;

/** An object on the map: chosen by a click or Enter. */
export function MapCard({ object: { name, body, isNew }, at, isSelected, isCurrent, onSelect, onDraw, knob }: Props) {
  const t = useText();
  const label = useLabel();
  if (!at) return null;
  const shown = label(body.label) || name;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onSelect();
  };
  return (
    <g className={styles.card} transform={`translate(${at.x} ${at.y})`} data-selected={isSelected || undefined}>
      {/* biome-ignore lint/a11y/useSemanticElements: there are no buttons within a drawing */}
      <g
        role="button"
        tabIndex={isCurrent ? 0 : -1}
        data-object={name}
        aria-pressed={isSelected}
        onClick={onSelect}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => event.stopPropagation()}
      >
        <rect width={card.width} height={card.height} rx={8} />
        <g transform="translate(10 15)">
          <Icon name={body.icon} size={18} />
        </g>
        <text className={styles.name} x={36} y={21}>
          {shown.length > longestName ? `${shown.slice(0, longestName)}…` : shown}
        </text>
        <text className={styles.aside} x={36} y={38}>
          {t('studio.fieldCount', { count: Object.keys(body.fields ?? {}).length })}
          {isNew ? ` · ${t('studio.mark.new')}` : ''}
        </text>
        <title>{`${shown} · ${name}`}</title>
      </g>
      <circle
        className={styles.knob}
        cx={card.width}
        cy={card.height / 2}
        r={6}
        onPointerDown={(event) => {
          event.stopPropagation();
          onDraw(event);
        }}
      >
        <title>{knob}</title>
      </circle>
    </g>
  );
}
