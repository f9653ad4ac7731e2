import { useRef, useState } from 'react';
import { api } from '../../base/api.ts';
import { problemMessage } from '../../base/api-problem.ts';
import type { AnswerAt } from '../../base/api-types.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PackageModal } from './package-modal.tsx';
import { readZip } from './read-zip.ts';
import { ReasonList } from './reason-list.tsx';

export type PackagePlan = AnswerAt<'POST', '/packages/plan'>;

/** Takes a ZIP file, compares it with the workspace, and shows what would happen; nothing has happened until somebody says so. */
export function PackageFile({ size }: { size?: 'sm' }) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [opened, setOpened] = useState<{ zip: string; plan: PackagePlan }>();
  const compare = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const zip = await readZip(file);
      setOpened({ zip, plan: await api.post('/packages/plan', { zip }) });
    } catch (error) {
      setProblem(problemMessage(error));
    }
    setBusy(false);
    if (input.current) input.current.value = '';
  };
  return (
    <>
      <div>
        <input
          ref={input}
          type="file"
          accept=".zip"
          hidden
          aria-label={t('apps.choose')}
          onChange={(event) => compare(event.target.files?.[0])}
        />
        <Button size={size} icon={<Icon name="file-import" />} loading={busy} onClick={() => input.current?.click()}>
          {t('apps.choose')}
        </Button>
      </div>
      {problem && <ReasonList title={t('apps.unreadable')} problems={[{ message: problem }]} />}
      {opened && <PackageModal {...opened} onClose={() => setOpened(undefined)} />}
    </>
  );
}
