// biome-ignore-all lint/a11y/useSemanticElements: rows are drawn one by one where they can be seen, which a table element does not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid itself has the focus, and buttons inside
import { type ReactNode, useEffect } from 'react';
import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { toast } from '../../base/toast.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { FieldValue } from '../../fields/field-value.tsx';
import { InlineEditor } from '../../fields/inline-editor.tsx';
import { useRulesSoon } from '../../fields/rules/use-rules.ts';
import { classNames } from '../../ui/class-names.ts';
import type { ListColumn } from './list-columns.ts';
import styles from './list-grid.module.css';
import type { Editing } from './use-cell-editing.ts';
import type { ListActions } from './use-list-state.ts';

type Props = {
  object: ObjectModel;
  column: ListColumn;
  record: WireRecord;
  isHere: boolean;
  inRange: boolean;
  /** Why a pasted text does not fit. */
  problem: string | undefined;
  editing: Editing | null;
  actions: ListActions;
  className: string;
  children: ReactNode;
};

/** One value: a click selects it, a second one edits. There are hundreds of them: each attribute is one that says something. */
export function GridCell({ object, column, record, isHere, inRange, problem, editing, actions, className, children }: Props) {
  const { path, field, width, align } = column;
  const value = record[path] ?? null;
  const press = () => (isHere && !inRange ? actions.edit(record.id, path) : actions.moveTo(record.id, path));
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid's own keys select and edit
    <div
      role="gridcell"
      tabIndex={-1}
      className={classNames(styles.cell, align === 'end' && styles.end, className)}
      style={{ width, left: column.left }}
      data-id={record.id}
      data-path={path}
      data-here={isHere || undefined}
      data-range={inRange || undefined}
      data-problem={problem !== undefined || undefined}
      title={problem}
      aria-invalid={problem !== undefined || undefined}
      data-editing={editing !== null || undefined}
      aria-readonly={!column.editable || undefined}
      onClick={editing ? undefined : press}
    >
      {editing ? (
        <CellEditor {...{ object, column, record, editing, actions }} />
      ) : (
        children || <FieldValue compact field={field} value={value} />
      )}
    </div>
  );
}

type EditorProps = Pick<Props, 'object' | 'column' | 'record' | 'actions'> & { editing: Editing };

function CellEditor({ object, column: { path, field }, record, editing, actions }: EditorProps) {
  const t = useText();
  const label = useLabel();
  const rules = useRulesSoon(object)({ values: record, before: record });
  const isLocked = rules.isLocked(path);
  const { stopEditing } = actions;
  useEffect(() => {
    if (!isLocked) return;
    toast.plain(t('list.cellLocked', { field: label(field.label) }));
    stopEditing();
  }, [isLocked, stopEditing, t, label, field.label]);
  if (isLocked) return <FieldValue compact field={field} value={record[path] ?? null} />;
  return (
    <InlineEditor
      compact
      field={rules.field(path) ?? field}
      value={'value' in editing ? editing.value : (record[path] ?? null)}
      problem={editing.problem}
      onCommit={(next, then) => actions.commit(record.id, path, next, then)}
      onCancel={actions.stopEditing}
    />
  );
}
