import { useState } from 'react';
import type { Condition, Filter } from '../../../../metadata/query.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { useModel } from '../../base/use-model.ts';
import { useText } from '../../base/use-text.ts';
import { findField } from '../../fields/find-field.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ConditionEditor } from './condition-editor.tsx';
import { FieldList } from './field-list.tsx';
import styles from './filter-bar.module.css';
import { offeredOperators } from './operators.ts';

type Props = {
  object: ObjectModel;
  onDone: (filter: Filter) => void;
  /** Offers a group of conditions as well. */
  withGroup?: boolean;
  /** Fields that are offered before the others. */
  first?: string[];
  /** Stands open in a sheet: no keyboard comes up before it is asked for. */
  inSheet?: boolean;
};

/** First the field, then what is asked of it. */
export function NewCondition({ object, onDone, withGroup, first, inSheet }: Props) {
  const t = useText();
  const model = useModel();
  const [draft, setDraft] = useState<Condition>();
  if (draft) {
    return (
      <>
        {inSheet && (
          <Button size="sm" variant="ghost" icon={<Icon name="arrow-left" />} onClick={() => setDraft(undefined)}>
            {t('list.allFields')}
          </Button>
        )}
        <ConditionEditor object={object} condition={draft} onDone={onDone} />
      </>
    );
  }
  const start = (path: string) => {
    const field = findField(model, object.name, path)?.field;
    const op = field && offeredOperators(field)[0];
    if (op) setDraft({ field: path, op });
  };
  return (
    <>
      <FieldList
        object={object}
        onPick={start}
        isOffered={(field) => field.operators.length > 0}
        first={first}
        inSheet={inSheet}
      />
      {withGroup && (
        <div className={styles.foot}>
          <Button size="sm" variant="ghost" icon={<Icon name="plus" />} onClick={() => onDone({ and: [] })}>
            {t('list.filterGroup')}
          </Button>
        </div>
      )}
    </>
  );
}
