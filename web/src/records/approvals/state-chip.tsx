import type { ApprovalSummary } from '../../../../metadata/api/approvals.ts';
import { useText } from '../../base/use-text.ts';
import { Chip } from '../../ui/chip.tsx';

const colors = { pending: 'blue', approved: 'green', rejected: 'red', withdrawn: 'gray', terminated: 'gray' } as const;

/** How an approval stands. */
export function StateChip({ state }: Pick<ApprovalSummary, 'state'>) {
  const t = useText();
  return <Chip color={colors[state]}>{t(`todo.state.${state}`)}</Chip>;
}
