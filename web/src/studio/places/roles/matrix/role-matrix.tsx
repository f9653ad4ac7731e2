import { useRef, useState } from 'react';
import { everyOtherObject, type RoleBody } from '../../../../../../metadata/define/role.ts';
import type { Label } from '../../../../../../metadata/label.ts';
import { useText } from '../../../../base/use-text.ts';
import { SearchField } from '../../../frame/search-field.tsx';
import { matches } from '../../../words/matches.ts';
import { actions, type Cell, type Level } from '../../../words/roles/cells.ts';
import { HeadCell, NameCell, RightCell } from './matrix-cells.tsx';
import styles from './role-matrix.module.css';
import { useGridKeys } from './use-grid-keys.ts';

/** An object as the matrix names it. */
export type MatrixObject = { name: string; label: Label; icon: string };

type Props = {
  role: RoleBody;
  /** The role as its solution ships it: what differs is marked. */
  shipped?: RoleBody;
  objects: readonly MatrixObject[];
  selected?: string;
  /** Without the line of all other objects. */
  isClosed?: boolean;
  /** Cells may have conditions of their own, which are written beside the matrix. */
  takesConditions?: boolean;
  /** It is looked at only. */
  isFixed?: boolean;
  onLevel: (cells: readonly Cell[], level: Level) => void;
  /** Takes the line of an object away, so that it follows the line of all others. */
  onFollow: (object: string) => void;
  onSelect: (object: string) => void;
};

/** What every row knows of the matrix. */
export type Matrix = Omit<Props, 'objects'> & {
  /** Of a row or a column, or all. */
  cellsOf(part: { object?: string; action?: Cell['action'] }): Cell[];
  open: string | undefined;
  onOpen: (key: string | undefined) => void;
};

/**
 * Objects × actions. Arrows go from cell to cell, 0 to 5 set one from nothing to everything, Enter shows the choices; on the name of an object they are for its
 * whole row, on an action for its whole column.
 */
export function RoleMatrix({ objects, ...props }: Props) {
  const t = useText();
  const [words, setWords] = useState('');
  const [open, setOpen] = useState<string>();
  const table = useRef<HTMLTableElement>(null);
  const others: MatrixObject = {
    name: everyOtherObject,
    icon: 'category',
    label: { zh: t('roles.allOthers'), en: t('roles.allOthers') },
  };
  const shown = [...(props.isClosed ? [] : [others]), ...objects].filter(({ name, label }) => matches(words, label, name));
  const matrix: Matrix = {
    ...props,
    open,
    onOpen: setOpen,
    cellsOf: ({ object, action }) =>
      shown
        .filter(({ name }) => object === undefined || name === object)
        .flatMap(({ name }) =>
          actions.filter((each) => action === undefined || each === action).map((each) => ({ object: name, action: each })),
        ),
  };
  const keys = useGridKeys(table, { matrix, rows: shown.map(({ name }) => name) });
  return (
    <div className={styles.matrix}>
      <div className={styles.bar}>
        <SearchField label={t('roles.findObject')} words={words} onWords={setWords} className={styles.search} />
        <p className={styles.help}>{t(props.isFixed ? 'roles.lastResort' : 'roles.matrixKeys')}</p>
      </div>
      <div className={styles.scroll}>
        <table ref={table} className={styles.table} aria-label={t('roles.objects')} {...keys}>
          <thead>
            <tr>
              <HeadCell matrix={matrix} />
              {actions.map((action) => (
                <HeadCell key={action} matrix={matrix} action={action} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((object) => (
              <tr key={object.name} data-selected={object.name === props.selected || undefined}>
                <NameCell matrix={matrix} object={object} />
                {actions.map((action) => (
                  <RightCell key={action} matrix={matrix} object={object} action={action} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
