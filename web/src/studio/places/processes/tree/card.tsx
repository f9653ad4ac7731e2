import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ProcessStep } from '../../../../../../metadata/define/process.ts';
import { stepKind } from '../../../../../../metadata/steps/index.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { Icon } from '../../../../ui/icon.tsx';
import { IconButton } from '../../../../ui/icon-button.tsx';
import { Link } from '../../../../ui/link.tsx';
import { useItemKeys } from '../../../frame/use-item-keys.ts';
import { labelOfStep } from '../use-processes.ts';
import { StepKinds } from './add-step.tsx';
import type { Outcome } from './outcomes.ts';
import styles from './process-tree.module.css';

type Props = {
  /** Where it is selected, and by which key. */
  to: string;
  id: string;
  step?: ProcessStep;
  icon?: string;
  title?: string;
  look?: 'trigger' | 'branch';
  isSelected: boolean;
  isWrong: boolean;
  /** What came of it, or would. */
  outcome?: Outcome | undefined;
  fold?: { isFolded: boolean; run: () => void } | undefined;
  onMove?: (by: number) => void;
  onRemove?: () => void;
  onCopy?: () => void;
  /** Puts a step of this kind behind it, or first in it where it is a branch. */
  onAdd?: ((kind: string) => void) | undefined;
  /** In one line: what it does, for whom, how long. */
  children: ReactNode;
};

/** A part of the tree. Arrows go from card to card, Alt and arrows move it, Insert adds behind it, Delete removes, ⌘D copies. */
export function Card({ to, id, step, icon, title, look, isSelected, isWrong, outcome, fold, children, ...does }: Props) {
  const t = useText();
  const label = useLabel();
  const [isAdding, setAdding] = useState(false);
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isSelected) card.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isSelected]);
  const name = title ?? (step ? label(labelOfStep(step)) : id);
  const sign = icon ?? (step && (stepKind(step.kind)?.icon ?? 'cube'));
  const keys = useItemKeys(Number.POSITIVE_INFINITY, (index) => cardsOf(document.activeElement)[index]?.focus());
  return (
    <div
      ref={card}
      className={styles.card}
      data-look={look}
      data-selected={isSelected || undefined}
      data-element={id}
      data-tried={outcome?.state}
    >
      <Link
        to={to}
        className={styles.face}
        data-card
        aria-current={isSelected ? 'true' : undefined}
        onKeyDown={(event) =>
          keys(event, {
            ...{ label: name, index: cardsOf(event.currentTarget).indexOf(event.currentTarget as HTMLElement) },
            ...{
              onMove: does.onMove,
              onRemove: does.onRemove,
              onCopy: does.onCopy,
              onAdd: does.onAdd && (() => setAdding(true)),
            },
          })
        }
      >
        {sign && <Icon name={sign} className={styles.icon} />}
        <span className={styles.title}>{name}</span>
        {isWrong && (
          <span className={styles.problem} title={t('studio.hasProblem')} role="img" aria-label={t('studio.hasProblem')} />
        )}
        <span className={styles.words}>{children}</span>
      </Link>
      {fold && (
        <span className={styles.fold}>
          <IconButton
            size="sm"
            icon={<Icon name={fold.isFolded ? 'chevron-right' : 'chevron-down'} />}
            label={t(fold.isFolded ? 'processes.unfold' : 'processes.fold', { thing: name })}
            aria-expanded={!fold.isFolded}
            onClick={fold.run}
          />
        </span>
      )}
      {isAdding && does.onAdd && <StepKinds startsOpen onAdd={does.onAdd} onClose={() => setAdding(false)} />}
    </div>
  );
}

/** All cards of the tree that this one stands in, as they are read. */
function cardsOf(card: Element | null): HTMLElement[] {
  return [...(card?.closest('[data-tree]')?.querySelectorAll<HTMLElement>('[data-card]') ?? [])];
}
