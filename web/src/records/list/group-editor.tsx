import { useState } from 'react';
import type { Filter } from '../../../../metadata/query.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import styles from './filter-bar.module.css';
import { FilterChip } from './filter-chip.tsx';
import { changeItem, type FilterGroup, fromGroup } from './filter-group.ts';
import { NewCondition } from './new-condition.tsx';

type Props = { object: ObjectModel; group: FilterGroup; onChange: (filter: Filter) => void };

/** Conditions inside a condition: all of them, or any. */
export function GroupEditor({ object, group, onChange }: Props) {
  const t = useText();
  const [adding, setAdding] = useState(group.items.length === 0);
  const write = (next: FilterGroup) => onChange(fromGroup(next));
  return (
    <div className={styles.editor}>
      <Segmented
        label={t('list.join')}
        value={group.join}
        options={[
          { value: 'and', label: t('list.allOf') },
          { value: 'or', label: t('list.anyOf') },
        ]}
        onChange={(join) => write({ ...group, join })}
      />
      {group.items.map((item, index) => (
        <FilterChip
          key={JSON.stringify(item)}
          object={object}
          filter={item}
          onChange={(next) => write(changeItem(group, index, next))}
        />
      ))}
      {adding ? (
        <NewCondition
          object={object}
          onDone={(item) => {
            setAdding(false);
            // Inside conditions that must all fit, a group is for those of which any may.
            write({ join: group.items.length === 0 ? 'or' : group.join, items: [...group.items, item] });
          }}
        />
      ) : (
        <Button size="sm" variant="ghost" icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
          {t('list.addCondition')}
        </Button>
      )}
    </div>
  );
}
