import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect } from 'react';
import { everyOtherObject } from '../../../../../../metadata/define/role.ts';
import { useText } from '../../../../base/use-text.ts';
import { announce } from '../../../frame/announce.ts';
import { actions, levels, takesCondition } from '../../../words/roles/cells.ts';
import type { Matrix } from './role-matrix.tsx';

type Given = { matrix: Matrix; rows: readonly string[] };

/** One stop of Tab for the whole matrix, arrows within it, and digits that set what has the focus: a cell, a row or a column. */
export function useGridKeys(table: RefObject<HTMLTableElement | null>, { matrix, rows }: Given) {
  const t = useText();
  const buttons = () => [...(table.current?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])];
  useEffect(() => {
    const all = buttons();
    const [first] = all;
    if (first && !all.some(({ tabIndex }) => tabIndex === 0)) first.tabIndex = 0;
  });

  const onFocus = ({ target }: FocusEvent<HTMLElement>) => {
    if (!target.matches('[data-cell]')) return;
    for (const each of buttons()) each.tabIndex = -1;
    target.tabIndex = 0;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const button = event.target as HTMLElement;
    if (!button.matches('[data-cell]') || event.altKey || event.metaKey || event.ctrlKey) return;
    const level = levels[Number(event.key)];
    const width = actions.length + 1;
    const place = buttons().indexOf(button);
    const column = place % width;
    const steps: Record<string, number> = {
      ArrowUp: -width,
      ArrowDown: width,
      ArrowLeft: column > 0 ? -1 : 0,
      ArrowRight: column < width - 1 ? 1 : 0,
      Home: -column,
      End: width - 1 - column,
    };
    const by = steps[event.key];
    if (by !== undefined) buttons()[place + by]?.focus();
    else if (event.key === '6' && !matrix.isFixed && matrix.takesConditions) {
      const cell = { object: rows[Math.floor(place / width) - 1] ?? everyOtherObject, action: actions[column - 1] };
      if (cell.action === undefined || !takesCondition({ ...cell, action: cell.action })) return;
      matrix.onLevel([{ ...cell, action: cell.action }], 'where');
      matrix.onSelect(cell.object);
    } else if (/^[0-5]$/.test(event.key) && level && !matrix.isFixed) {
      const object = rows[Math.floor(place / width) - 1];
      const action = column === 0 ? undefined : actions[column - 1];
      matrix.onLevel(matrix.cellsOf({ object, action }), level);
      announce(t('roles.levelSet', { cells: button.getAttribute('aria-label') ?? '', level: t(`roles.level.${level}`) }));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { onFocus, onKeyDown };
}
