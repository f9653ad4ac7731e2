import { Select } from '@mantine/core';
import type { ImportColumn } from '../../../../metadata/define/import-plan.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { useModel } from '../../base/use-model.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { fieldWidget } from '../../fields/index.ts';
import styles from './column-row.module.css';
import { mayMakeMissing, relatedObjects } from './plan.ts';

type Props = { planned: ImportColumn; object: ObjectModel; onChange: (part: Partial<ImportColumn>) => void };

const anyObject = '*';

/** For columns that name other records: of which object where the field links to several, by which of their fields, and what happens when there is none. */
export function LinkOptions({ planned, object, onChange }: Props) {
  const t = useText();
  const label = useLabel();
  const { objects } = useModel();
  const names = planned.field === null ? [] : relatedObjects(object, planned.field);
  const name = names.length > 1 ? planned.object : names[0];
  const related = name === undefined ? undefined : objects[name];
  const meant =
    names.length > 1 ? (
      <Select
        label={t('import.linkedObject')}
        data={[
          { value: anyObject, label: t('import.anyObject') },
          ...names.map((value) => ({ value, label: label(objects[value]?.label) || value })),
        ]}
        value={planned.object ?? anyObject}
        allowDeselect={false}
        onChange={(chosen) =>
          onChange({ object: chosen === anyObject ? undefined : (chosen ?? undefined), matchBy: undefined, missing: 'error' })
        }
      />
    ) : null;
  if (!related) return meant && <div className={styles.settings}>{meant}</div>;
  const shown = label(related.label);
  const matchable = Object.entries(related.fields).filter(
    ([name, field]) => name === related.title || (!field.system && fieldWidget(field).names),
  );
  const outcomes = ['error', 'empty', ...(mayMakeMissing(related) ? ['create'] : [])] as NonNullable<ImportColumn['missing']>[];
  return (
    <div className={styles.settings}>
      {meant}
      <Select
        label={t('import.matchBy', { object: shown })}
        data={matchable.map(([value, field]) => ({ value, label: label(field.label) }))}
        value={planned.matchBy ?? related.title}
        allowDeselect={false}
        onChange={(matchBy) => onChange({ matchBy: matchBy ?? undefined, values: undefined })}
      />
      <Select
        label={t('import.missing')}
        data={outcomes.map((value) => ({ value, label: t(`import.missing.${value}`, { object: shown }) }))}
        value={planned.missing ?? 'error'}
        allowDeselect={false}
        onChange={(missing) => onChange({ missing: (missing ?? undefined) as ImportColumn['missing'] })}
      />
    </div>
  );
}
