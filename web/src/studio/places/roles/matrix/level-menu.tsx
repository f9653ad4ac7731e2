import type { ReactNode } from 'react';
import { everyOtherObject } from '../../../../../../metadata/define/role.ts';
import { useText } from '../../../../base/use-text.ts';
import { Menu, MenuDivider, MenuItem, MenuLabel } from '../../../../ui/menu.tsx';
import type { Cell, Level } from '../../../words/roles/cells.ts';
import { levelText } from '../../../words/roles/level-text.ts';
import styles from './role-matrix.module.css';
import type { Matrix } from './role-matrix.tsx';

type Props = {
  matrix: Matrix;
  /** Tells it from the others. */
  name: string;
  label: string;
  title?: string;
  cells: readonly Cell[];
  levels: readonly Level[];
  now?: Level;
  shipped?: Level;
  /** Where it stands for the row of an object. */
  object?: string;
  follows?: boolean;
  children: ReactNode;
};

/** A cell, a row or a column as a button, and what it may be set to. The menu is made when it is asked for, since there are many cells. */
export function LevelMenu(props: Props) {
  const { matrix, name, label, title, children } = props;
  const isOpen = matrix.open === name;
  return (
    <>
      <button
        type="button"
        data-cell
        tabIndex={-1}
        className={styles.button}
        aria-label={label}
        aria-haspopup="menu"
        title={title}
        onClick={() => matrix.onOpen(name)}
      >
        {children}
      </button>
      {isOpen && (
        <Menu startsOpen onClose={() => matrix.onOpen(undefined)} trigger={<span className={styles.anchor} />}>
          <Items {...props} />
        </Menu>
      )}
    </>
  );
}

function Items({ matrix, label, cells, levels, now, shipped, object, follows }: Props) {
  const t = useText();
  const only = cells.length === 1 ? cells[0]?.action : undefined;
  return (
    <>
      <MenuLabel>{label}</MenuLabel>
      {object !== undefined && object !== everyOtherObject && (
        <MenuItem icon="list-details" onSelect={() => matrix.onSelect(object)}>
          {t('roles.openFields')}
        </MenuItem>
      )}
      {!matrix.isFixed && (
        <>
          {levels.map((level, index) => (
            <MenuItem
              key={level}
              checked={level === now}
              keys={levels.length > 2 ? String(index) : undefined}
              onSelect={() => {
                matrix.onLevel(cells, level);
                if (level === 'where') matrix.onSelect(cells[0]?.object as string);
              }}
            >
              {levelText(t, levels.length > 2 ? undefined : (only ?? 'create'), level)}
            </MenuItem>
          ))}
          {shipped !== undefined && (
            <MenuItem icon="arrow-back-up" onSelect={() => matrix.onLevel(cells, shipped)}>
              {t('roles.resetTo', { level: levelText(t, only, shipped) })}
            </MenuItem>
          )}
          {object !== undefined && object !== everyOtherObject && (
            <>
              <MenuDivider />
              <MenuItem icon="category" checked={follows} disabled={follows} onSelect={() => matrix.onFollow(object)}>
                {t('roles.followOthers')}
              </MenuItem>
            </>
          )}
        </>
      )}
    </>
  );
}
