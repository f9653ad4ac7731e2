import type { ImportJob } from '../../../../metadata/api/import-shapes.ts';
import type { ChoiceColor } from '../../../../metadata/define/field.ts';
import { useText } from '../../base/use-text.ts';
import { Chip } from '../../ui/chip.tsx';

const colors: Record<ImportJob['status'], ChoiceColor> = {
  queued: 'gray',
  checking: 'blue',
  running: 'blue',
  done: 'green',
  cancelled: 'gray',
  failed: 'red',
  undone: 'orange',
};

/** How an import stands. */
export function JobChip({ job: { status, dryRun } }: { job: ImportJob }) {
  const t = useText();
  return (
    <Chip color={colors[status]}>{t(status === 'done' && dryRun ? 'import.status.checked' : `import.status.${status}`)}</Chip>
  );
}
