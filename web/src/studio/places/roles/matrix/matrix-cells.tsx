import { useLabel, useText } from '../../../../base/use-text.ts';
import { Icon } from '../../../../ui/icon.tsx';
import { OwnMark } from '../../../controls/own-mark.tsx';
import { type Cell, followsOthers, isScoped, type Level, levelAt, levels, takesCondition } from '../../../words/roles/cells.ts';
import { levelText } from '../../../words/roles/level-text.ts';
import { LevelMenu } from './level-menu.tsx';
import styles from './role-matrix.module.css';
import type { Matrix, MatrixObject } from './role-matrix.tsx';

type Action = Cell['action'];

/** The name of an action, for its whole column; without one the corner, for the whole matrix. */
export function HeadCell({ matrix, action }: { matrix: Matrix; action?: Action }) {
  const t = useText();
  const name = action ? t(`roles.${action}`) : t('roles.object');
  return (
    <th scope="col" className={styles.headCell}>
      <LevelMenu
        matrix={matrix}
        name={`* ${action ?? ''}`}
        label={action ? t('roles.wholeColumn', { action: name }) : `${name}: ${t('roles.wholeMatrix')}`}
        cells={matrix.cellsOf({ action })}
        levels={action ? levelsOf(action) : levels}
        title={action && t(`roles.help.${action}`)}
      >
        {name}
      </LevelMenu>
    </th>
  );
}

/** The name of an object, for its whole row, and the way to its fields. */
export function NameCell({ matrix, object }: { matrix: Matrix; object: MatrixObject }) {
  const t = useText();
  const label = useLabel();
  const title = label(object.label) || object.name;
  const follows = followsOthers(matrix.role, object.name);
  return (
    <th scope="row" className={styles.nameCell}>
      <LevelMenu
        matrix={matrix}
        name={object.name}
        label={t('roles.wholeRow', { object: title })}
        cells={matrix.cellsOf({ object: object.name })}
        levels={levels}
        object={object.name}
        follows={follows}
      >
        <Icon name={object.icon} size={16} />
        <span className={styles.name}>{title}</span>
      </LevelMenu>
    </th>
  );
}

/** What one action on one object is allowed on. */
export function RightCell({ matrix, object, action }: { matrix: Matrix; object: MatrixObject; action: Action }) {
  const t = useText();
  const label = useLabel();
  const cell = { object: object.name, action };
  const level = levelAt(matrix.role, cell);
  const before = matrix.shipped && levelAt(matrix.shipped, cell);
  const isOwn = before !== undefined && before !== level;
  const words = levelText(t, action, level);
  const name = `${label(object.label) || object.name} · ${t(`roles.${action}`)}`;
  return (
    <td className={styles.cell} data-level={level} data-follows={followsOthers(matrix.role, object.name) || undefined}>
      <LevelMenu
        matrix={matrix}
        name={`${object.name} ${action}`}
        label={`${name}: ${words}`}
        cells={[cell]}
        levels={matrix.takesConditions && takesCondition(cell) ? [...levels, 'where'] : levelsOf(action)}
        now={level}
        shipped={isOwn && before !== 'where' ? before : undefined}
        title={isOwn ? t('roles.shippedAs', { level: levelText(t, action, before) }) : undefined}
      >
        {isScoped(action) ? words : level === 'none' ? <span aria-hidden>–</span> : <Icon name="check" size={16} />}
        {isOwn && <OwnMark />}
      </LevelMenu>
    </td>
  );
}

function levelsOf(action: Action): readonly Level[] {
  return isScoped(action) ? levels : ['none', 'all'];
}
