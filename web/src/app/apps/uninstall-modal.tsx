import { Radio, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../base/api.ts';
import { problemMessage } from '../../base/api-problem.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { downloadApp } from '../../base/save-package.ts';
import { toast } from '../../base/toast.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { undoOf } from '../../studio/changes/take-back.ts';
import { ReasonList } from '../../studio/packages/reason-list.tsx';
import { Button } from '../../ui/button.tsx';
import { FormModal } from '../../ui/form-modal.tsx';
import { Icon } from '../../ui/icon.tsx';
import { type AppLine, uninstall } from './use-apps.ts';

type Props = { app: AppLine; solution: string; onClose: () => void };

/** Asks what becomes of the records, and says what stands against it before anything happens. */
export function UninstallModal({ app, solution, onClose }: Props) {
  const t = useText();
  const name = useLabel()(app.label);
  const [data, setData] = useState<'keep' | 'delete'>('keep');
  const { data: plan, error } = useQuery({
    queryKey: [...queryKeys.settings('uninstall'), solution, data],
    queryFn: ({ signal }) => api.get(`/solutions/${solution}/uninstall`, { query: { data }, signal }),
    gcTime: 0,
  });
  const problems = plan?.problems ?? (error ? [{ message: problemMessage(error) }] : []);
  const go = async () => {
    const revision = await uninstall(solution, data);
    toast.success(t('apps.uninstalled', { name }), undoOf(revision));
    onClose();
  };
  return (
    <FormModal
      title={t('apps.uninstallTitle', { name })}
      action={t('apps.uninstall')}
      danger
      disabled={!plan || problems.length > 0}
      onSubmit={go}
      onClose={onClose}
    >
      <Radio.Group label={t('apps.records')} value={data} onChange={(value) => setData(value as typeof data)}>
        <Stack gap="xs" mt="xs">
          <Radio value="keep" label={t('apps.keep')} description={t('apps.keepHelp')} />
          <Radio value="delete" label={t('apps.delete')} description={t('apps.deleteHelp')} />
        </Stack>
      </Radio.Group>
      <div>
        <Button size="sm" icon={<Icon name="download" />} onClick={() => downloadApp(app).catch(toast.problem)}>
          {t('apps.exportFirst')}
        </Button>
      </div>
      <ReasonList title={t('apps.staysBecause')} problems={problems} />
    </FormModal>
  );
}
