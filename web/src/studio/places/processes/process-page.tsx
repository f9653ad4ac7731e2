import type { ProcessBody } from '../../../../../metadata/define/process.ts';
import { useText } from '../../../base/use-text.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { StudioFrame } from '../../frame/studio-frame.tsx';
import { useBody } from '../../store/use-studio.ts';
import { ProcessDesigner } from './process-designer.tsx';
import { processAddress } from './use-processes.ts';

type Props = { name: string; stepId: string | undefined; branchId: string | undefined };

/** A process as the tree that it is, beside the settings of what is selected in it. */
export function ProcessPage({ name, stepId, branchId }: Props) {
  const t = useText();
  const process = useBody<ProcessBody>({ kind: 'process', name });
  if (process) return <ProcessDesigner {...{ name, process, stepId, branchId }} />;
  return (
    <StudioFrame crumbs={[{ label: t('processes.title'), to: processAddress() }]} up={processAddress()} left={null}>
      <EmptyState icon="bolt" title={t('processes.gone', { name })} />
    </StudioFrame>
  );
}
