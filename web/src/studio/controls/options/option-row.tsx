import { type KeyboardEvent, memo, type PointerEvent } from 'react';
import type { ChoiceOption } from '../../../../../metadata/define/field.ts';
import { useLocale, useText } from '../../../base/use-text.ts';
import { DragItem } from '../../frame/drag-list.tsx';
import { OptionMenu } from './option-menu.tsx';
import styles from './options.module.css';
import type { OptionSteps } from './use-option-steps.ts';
import type { Painting } from './use-painting.ts';

export type RowProps = {
  option: ChoiceOption;
  index: number;
  count: number;
  /** Records may have it. */
  isPublished: boolean;
  steps: OptionSteps;
  /** All of them, as they are now. */
  options: () => readonly ChoiceOption[];
};

type Props = RowProps & { painting: Painting; isPainted: boolean };

/** One option: its colour, its name, written in place, and what can be done with it. Drawn anew only where something of it changed. */
export const OptionRow = memo(function OptionRow({ painting, isPainted, ...row }: Props) {
  const t = useText();
  const locale = useLocale();
  const { option, index, count, steps, options } = row;
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const next = options()[index + by];
    if (event.altKey && event.shiftKey && next) steps.colour([next], option.color);
    else if (event.altKey) steps.move(option, by);
    if (!event.altKey || event.shiftKey) focusOption(event.currentTarget, by);
  };
  return (
    <DragItem id={option.value} className={option.archived ? styles.archived : styles.option}>
      <span
        className={styles.dot}
        data-painted={isPainted || undefined}
        style={{ background: `var(--${option.color ?? 'gray'}-fg)` }}
        title={t('lists.paint')}
        aria-hidden
        data-dot={option.value}
        onPointerDown={(event: PointerEvent) => painting.start(event, option)}
      />
      <input
        data-option
        className={styles.name}
        value={option.label[locale]}
        title={`${option.label.zh} · ${option.label.en} · ${option.value}`}
        aria-label={t('studio.optionName', { place: index + 1, count })}
        onChange={(event) => steps.rename(option, event.target.value)}
        onKeyDown={onKeyDown}
      />
      {option.archived && <small>{t('studio.archived')}</small>}
      <OptionMenu {...row} />
    </DragItem>
  );
});

function focusOption(from: HTMLElement, by: number): void {
  const all = [...(from.closest('ul')?.querySelectorAll<HTMLElement>('[data-option]') ?? [])];
  all[all.indexOf(from) + by]?.focus();
}
