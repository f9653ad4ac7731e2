import { useQuery } from '@tanstack/react-query';
import type { DocumentTemplate } from '../../../../../metadata/define/document.ts';
import { api } from '../../../base/api.ts';
import { problemMessage } from '../../../base/api-problem.ts';
import { paths } from '../../../base/paths.ts';
import { useText } from '../../../base/use-text.ts';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { useProblemsAt } from '../../model/use-problems.ts';
import { useSample } from '../../use-sample.ts';
import { useSettled } from '../../use-settled.ts';
import styles from './documents.module.css';
import { PaperSheet } from './paper-sheet.tsx';

type Props = { object: string; name: string; document: DocumentTemplate; selected: string | undefined };

/** The document with a real record, as one builds. A press on a part leads to its settings. */
export function DocumentTrial({ object, name, document, selected }: Props) {
  const t = useText();
  const go = useGo();
  const sample = useSample(object);
  const problems = useProblemsAt({ kind: 'object', name: object, at: ['documents', name] });
  const settled = useSettled(document, 300);
  const { data, error, isFetching } = useQuery({
    queryKey: ['studio', 'try document', object, sample.id, settled],
    queryFn: ({ signal }) =>
      api.post(`/definitions/object/${object}/try-document`, { id: sample.id as string, document: settled }, { signal }),
    enabled: sample.id !== undefined && problems.length === 0,
    placeholderData: (before) => before,
    retry: false,
  });
  if (sample.id === undefined) return <p className={styles.about}>{t('documents.tryNoRecord')}</p>;
  return (
    <section className={styles.trial} aria-label={t('documents.try')} aria-busy={isFetching || undefined}>
      <header className={styles.trialHead}>
        <h3>{t('documents.tryOn', { title: sample.title })}</h3>
        <IconButton size="sm" icon={<Icon name="chevron-left" />} label={t('buttons.tryBefore')} onClick={() => sample.go(-1)} />
        <IconButton size="sm" icon={<Icon name="chevron-right" />} label={t('buttons.tryNext')} onClick={() => sample.go(1)} />
      </header>
      {error && <p className={styles.wrong}>{problemMessage(error)}</p>}
      {data && (
        <PaperSheet
          document={data}
          selected={selected}
          onSelect={(block) => void go(paths.studio('objects', object, 'documents', name, block))}
        />
      )}
    </section>
  );
}
