import { Checkbox } from '@mantine/core';
import type { ImportPlan } from '../../../../metadata/define/import-plan.ts';
import { useFormat } from '../../base/use-format.ts';
import { useText } from '../../base/use-text.ts';
import styles from './import.module.css';
import type { PreviewColumn } from './plan.ts';

type Props = { plan: ImportPlan; columns: readonly PreviewColumn[]; onChange: (part: Partial<ImportPlan>) => void };

const shown = 8;

/** Whether values such as `N/A` count as blank, where the columns that are imported have any. */
export function PlanBlanks({ plan, columns, onChange }: Props) {
  const t = useText();
  const format = useFormat();
  const seen = seenPlaceholders(plan, columns);
  if (seen.length === 0 && !plan.blanks?.length) return null;
  const named = seen.slice(0, shown).map(([value, count]) => t('import.placeholder', { value, count: format.number(count) }));
  const blanks = seen.map(([value]) => value);
  return (
    <Checkbox
      className={styles.automations}
      label={t('import.blanks')}
      description={t('import.blanksHelp', { values: named.join(' · ') + (seen.length > shown ? ' …' : '') })}
      checked={(plan.blanks?.length ?? 0) > 0}
      onChange={(event) => onChange({ blanks: event.target.checked ? blanks : undefined })}
    />
  );
}

/** What the columns of the plan hold, most frequent first. */
function seenPlaceholders({ columns: planned }: ImportPlan, columns: readonly PreviewColumn[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const [at, { placeholders = [] }] of columns.entries())
    if (planned[at]?.field != null)
      for (const { value, count } of placeholders) counts.set(value, (counts.get(value) ?? 0) + count);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
