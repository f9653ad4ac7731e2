import { type CSSProperties, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { Label } from '../../../../metadata/label.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Link } from '../../ui/link.tsx';
import { matches } from '../words/matches.ts';
import { DragItem, DragList } from './drag-list.tsx';
import styles from './element-list.module.css';
import { useOthers } from './others.ts';
import { OthersSigns } from './others-here.tsx';
import { SearchField } from './search-field.tsx';
import { useItemKeys } from './use-item-keys.ts';

export type ListedElement = {
  id: string;
  label: Label;
  /** Where it is selected. */
  to: string;
  icon?: string;
  /** How far it stands within others; half a step for what only names a part. */
  level?: number;
  /** A quiet word beside it. */
  aside?: string;
  hasProblem?: boolean;
  /** It is not published yet, or differs from what is shipped. */
  mark?: 'new' | 'own';
};

type Props = {
  heading?: ReactNode;
  elements: readonly ListedElement[];
  selected?: string;
  /** What ＋ and Insert do. */
  add?: { label: string; run: () => void };
  /** Alt and arrows move an element by so many places. */
  onMove?: (id: string, by: number) => void;
  /** They can be dragged as well: all stand in one row, none within another. */
  drags?: boolean;
  onRemove?: (id: string) => void;
  onCopy?: (id: string) => void;
};

/**
 * What there is in a place: searched by names in both languages, API names and pinyin initials. Arrows go through it, Alt and arrows move, Insert adds,
 * Delete removes, ⌘D copies.
 */
export function ElementList({ heading, elements, selected, add, onMove, drags, onRemove, onCopy }: Props) {
  const t = useText();
  const label = useLabel();
  const [words, setWords] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const shown = elements.filter((each) => matches(words, each.label, each.id));
  const focus = (index: number) => list.current?.querySelectorAll<HTMLElement>('a')[index]?.focus();
  const keys = useItemKeys(elements.length, focus);

  return (
    <div className={styles.pane}>
      {heading}
      <div className={styles.head}>
        <SearchField
          data-element-search
          label={t('studio.find')}
          words={words}
          onWords={setWords}
          className={styles.search}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
            event.preventDefault();
            focus(0);
          }}
        />
        {add && (
          <span data-builds>
            <IconButton size="sm" icon={<Icon name="plus" />} label={add.label} onClick={add.run} />
          </span>
        )}
      </div>
      <Rows ids={shown.map(({ id }) => id)} onMove={drags && words === '' ? onMove : undefined}>
        <ul ref={list} className={styles.list}>
          {shown.map((each, index) => (
            <Row key={each.id} id={each.id} drags={drags && words === ''}>
              <Item
                element={each}
                isSelected={each.id === selected}
                onKeyDown={(event) =>
                  keys(event, {
                    label: label(each.label),
                    index,
                    onMove: onMove && ((by) => onMove(each.id, by)),
                    onRemove: onRemove && (() => onRemove(each.id)),
                    onCopy: onCopy && (() => onCopy(each.id)),
                    onAdd: add?.run,
                  })
                }
              />
            </Row>
          ))}
        </ul>
      </Rows>
      {shown.length === 0 && <p className={styles.none}>{t(elements.length === 0 ? 'studio.emptyPlace' : 'ui.nothingFound')}</p>}
    </div>
  );
}

type ItemProps = { element: ListedElement; isSelected: boolean; onKeyDown: (event: KeyboardEvent) => void };

function Item({ element, isSelected, onKeyDown }: ItemProps) {
  const t = useText();
  const label = useLabel();
  const others = useOthers();
  const { id, to, icon, level, aside, mark, hasProblem } = element;
  return (
    <Link to={to} className={styles.item} {...inset(level)} aria-current={isSelected ? 'true' : undefined} onKeyDown={onKeyDown}>
      {icon && <Icon name={icon} size={16} className={styles.icon} />}
      <span className={styles.name} title={label(element.label)}>
        {label(element.label) || id}
      </span>
      {aside && <span className={styles.aside}>{aside}</span>}
      {mark && <span className={styles.mark} title={t(`studio.mark.${mark}`)} data-mark={mark} />}
      <OthersSigns others={others.filter(({ place }) => place === to)} />
      {hasProblem && <span className={styles.problem} title={t('studio.hasProblem')} />}
    </Link>
  );
}

function inset(level: number | undefined) {
  return level ? { 'data-within': '', style: { '--within': level } as CSSProperties } : {};
}

type RowsProps = { ids: readonly string[]; onMove: Props['onMove']; children: ReactNode };

function Rows({ ids, onMove, children }: RowsProps) {
  if (!onMove) return children;
  return (
    <DragList ids={ids} onMove={onMove}>
      {children}
    </DragList>
  );
}

function Row({ id, drags = false, children }: { id: string; drags?: boolean; children: ReactNode }) {
  if (!drags) return <li>{children}</li>;
  return (
    <DragItem id={id} className={styles.dragged}>
      {children}
    </DragItem>
  );
}
