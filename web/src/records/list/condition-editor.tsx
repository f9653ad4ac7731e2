import { type KeyboardEvent, useState } from 'react';
import type { Condition, Operator } from '../../../../metadata/query.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { useModel } from '../../base/use-model.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { findField, pathLabel } from '../../fields/find-field.ts';
import { fieldWidget } from '../../fields/index.ts';
import { Button } from '../../ui/button.tsx';
import { operatorText } from './condition-text.ts';
import styles from './filter-bar.module.css';
import { carryValue, isComplete, offeredOperators, takesNoValue } from './operators.ts';

type Props = { object: ObjectModel; condition: Condition; onDone: (condition: Condition) => void };

/** What is asked of a field: operator and value. Enter takes it. */
export function ConditionEditor({ object, condition, onDone }: Props) {
  const t = useText();
  const label = useLabel();
  const model = useModel();
  const [draft, setDraft] = useState(condition);
  const found = findField(model, object.name, draft.field);
  if (!found) return null;
  const { field } = found;
  const { FilterValue } = fieldWidget(field);
  const offered = offeredOperators(field);
  const operators = offered.includes(draft.op) ? offered : [draft.op, ...offered];
  const setOperator = (op: Operator) => setDraft({ ...draft, op, value: carryValue(draft.op, op, draft.value) });
  const finish = () => isComplete(draft) && onDone(draft);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing) return;
    event.preventDefault();
    finish();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in any input takes the condition
    <div className={styles.editor} onKeyDown={onKeyDown}>
      <p className={styles.field}>{pathLabel(found, label)}</p>
      <select
        className={styles.select}
        aria-label={t('list.operator')}
        value={draft.op}
        onChange={(event) => setOperator(event.target.value as Operator)}
      >
        {operators.map((op) => (
          <option key={op} value={op}>
            {operatorText(op, field, { t, label })}
          </option>
        ))}
      </select>
      {!takesNoValue(draft.op) && (
        <FilterValue
          key={draft.op}
          field={field}
          op={draft.op}
          value={draft.value}
          onChange={(value) => setDraft({ ...draft, value })}
        />
      )}
      <div className={styles.buttons}>
        <Button size="sm" variant="primary" disabled={!isComplete(draft)} onClick={finish}>
          {t('list.apply')}
        </Button>
      </div>
    </div>
  );
}
