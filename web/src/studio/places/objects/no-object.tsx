import { useText } from '../../../base/use-text.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';

/** An address names an object that is not there. */
export function NoObject() {
  const t = useText();
  return <EmptyState icon="cube" title={t('studio.noObject')} help={t('studio.noObjectHelp')} />;
}
