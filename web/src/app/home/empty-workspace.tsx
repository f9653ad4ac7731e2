import { useQuery } from '@tanstack/react-query';
import { api } from '../../base/api.ts';
import { queryClient } from '../../base/query-client.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { useSystemRight } from '../../base/use-me.ts';
import { useText } from '../../base/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { SetupInfo } from '../gate/setup-info.ts';
import { TemplateStep } from '../gate/template-step.tsx';
import styles from './empty-workspace.module.css';

/** No object to work with yet: an administrator chooses a template here, the others are told to wait. */
export function EmptyWorkspace() {
  const t = useText();
  const mayChoose = useSystemRight('manageMetadata');
  const { data } = useQuery({
    queryKey: queryKeys.settings('templates'),
    queryFn: ({ signal }) => api.get<SetupInfo>('/setup', { signal }),
    enabled: mayChoose,
  });
  if (!mayChoose) return <EmptyState icon="box" title={t('home.empty')} help={t('home.emptyHelp')} />;
  return (
    <div className={styles.page}>
      {data && <TemplateStep templates={data.templates} onDone={() => queryClient.invalidateQueries()} />}
    </div>
  );
}
