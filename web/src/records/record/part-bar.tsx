import { useLabel, useText } from '../../base/use-text.ts';
import type { OpenRecord } from './open-record.ts';
import styles from './record-view.module.css';

type OwnPart = 'overview' | 'timeline' | 'properties' | 'related';
/** A part of a record's page, or a tab that its layout declares. */
export type Part = OwnPart | `tab.${string}`;

/** The parts that a layout's tabs are. */
export function tabParts({ layout }: OpenRecord): Part[] {
  return layout.tabs.map(({ id }): Part => `tab.${id}`);
}

export function usePartName({ layout }: OpenRecord): (part: Part) => string {
  const t = useText();
  const label = useLabel();
  return (part) => {
    const tab = layout.tabs.find(({ id }) => part === `tab.${id}`);
    return tab ? label(tab.label) : t(`record.part.${part as OwnPart}`);
  };
}

type Props = { open: OpenRecord; parts: Part[]; chosen: Part; onChoose: (part: Part) => void };

/** What a record's page is divided into, one beside the other. */
export function PartBar({ open, parts, chosen, onChoose }: Props) {
  const nameOf = usePartName(open);
  return (
    <div className={styles.tabs} role="tablist">
      {parts.map((part) => (
        <button key={part} type="button" role="tab" aria-selected={part === chosen} onClick={() => onChoose(part)}>
          {nameOf(part)}
        </button>
      ))}
    </div>
  );
}
