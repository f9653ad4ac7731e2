import { paths } from '../../base/paths.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useGo } from '../../ui/use-go.ts';

/** The record is gone, in the trash, or not for this user: what may be behind it and where to go from here. */
export function RecordMissing({ list }: { list?: string }) {
  const t = useText();
  const go = useGo();
  return (
    <EmptyState icon="lock" title={t('record.missing.title')} help={t('record.missing.help')}>
      {list && (
        <Button variant="primary" onClick={() => go(paths.list(list))}>
          {t('record.missing.toList')}
        </Button>
      )}
      <Button onClick={() => go(paths.trash)}>{t('record.missing.toTrash')}</Button>
    </EmptyState>
  );
}
