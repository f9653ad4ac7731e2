import type { RunStatus } from '../../../../metadata/api/runs.ts';
import { useText } from '../../base/use-text.ts';
import { Chip } from '../../ui/chip.tsx';

export const runColors = {
  ready: 'blue',
  waiting: 'blue',
  underway: 'blue',
  done: 'green',
  skipped: 'gray',
  failed: 'red',
  aside: 'gray',
} as const;

/** How a run stands. */
export function RunChip({ status }: { status: RunStatus }) {
  const t = useText();
  return <Chip color={runColors[status]}>{t(`automations.run.${status}`)}</Chip>;
}
