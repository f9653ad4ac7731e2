import { Checkbox, MultiSelect, Select } from '@mantine/core';
import type { ImportMode, ImportPlan } from '../../../../metadata/define/import-plan.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import styles from './import.module.css';
import type { PreviewColumn } from './plan.ts';
import { PlanBlanks } from './plan-blanks.tsx';

type Props = {
  plan: ImportPlan;
  object: ObjectModel;
  columns: readonly PreviewColumn[];
  onChange: (part: Partial<ImportPlan>) => void;
};

/** What happens to rows whose record is already here, how it is found, what counts as blank, and whether automations run. */
export function PlanMode({ plan, object, columns, onChange }: Props) {
  const t = useText();
  const label = useLabel();
  const { create, edit } = object.access;
  const modes: ImportMode[] = [
    ...(create ? ['create' as const] : []),
    ...(edit ? ['update' as const] : []),
    ...(create && edit ? ['upsert' as const] : []),
  ];
  const matched = [...new Set(plan.columns.flatMap(({ field }) => (field && object.fields[field] ? [field] : [])))];
  return (
    <div className={styles.settings}>
      <Select
        label={t('import.mode')}
        data={modes.map((value) => ({ value, label: t(`import.mode.${value}`) }))}
        value={plan.mode}
        allowDeselect={false}
        onChange={(mode) => onChange({ mode: mode as ImportMode })}
      />
      {plan.mode !== 'create' && (
        <MultiSelect
          label={t('import.key')}
          description={t('import.keyHelp')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={matched.map((value) => ({ value, label: label(object.fields[value]?.label) }))}
          value={plan.key ?? []}
          maxValues={5}
          onChange={(key) => onChange({ key })}
        />
      )}
      {plan.mode !== 'create' && (
        <Checkbox
          className={styles.automations}
          label={t('import.keepBlank')}
          description={t('import.keepBlankHelp')}
          checked={plan.keepBlank ?? false}
          onChange={(event) => onChange({ keepBlank: event.target.checked })}
        />
      )}
      <PlanBlanks plan={plan} columns={columns} onChange={onChange} />
      <Checkbox
        className={styles.automations}
        label={t('import.automations')}
        description={t('import.automationsHelp')}
        checked={plan.automations ?? false}
        onChange={(event) => onChange({ automations: event.target.checked })}
      />
    </div>
  );
}
