import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../base/api.ts';
import { paths } from '../../../base/paths.ts';
import { queryClient } from '../../../base/query-client.ts';
import { toast } from '../../../base/toast.ts';
import { useFormat } from '../../../base/use-format.ts';
import { useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FormModal } from '../../../ui/form-modal.tsx';
import { PieceTable } from '../../changes/piece-table.tsx';
import controls from '../../controls/controls.module.css';
import { ElementList } from '../../frame/element-list.tsx';
import { PlaceList } from '../../frame/place-list.tsx';
import { StudioFrame } from '../../frame/studio-frame.tsx';
import { useStudio } from '../../store/studio-provider.tsx';
import { piecesOfChanges } from './pieces-of-changes.ts';
import styles from './revisions-page.module.css';

/** What was published, by whom; each compared with the one before, or with what counts now, in words; and the way back. */
export function RevisionsPage({ selected }: { selected: string | undefined }) {
  const t = useText();
  const format = useFormat();
  const { data: revisions = [] } = useQuery({
    queryKey: ['studio', 'revisions'],
    queryFn: ({ signal }) => api.get('/definitions/revisions', { signal }),
    staleTime: 0,
  });
  const shown = revisions.find(({ revision }) => String(revision) === selected);
  const name = (revision: { revision: number; summary: string }) =>
    `${revision.revision} · ${revision.summary || t('studio.noNote')}`;
  const elements = revisions.map((each) => ({
    id: String(each.revision),
    label: { zh: name(each), en: name(each) },
    aside: format.relativeTime(each.at),
    to: paths.studio('revisions', String(each.revision)),
  }));
  return (
    <StudioFrame
      crumbs={[
        { label: t('studio.revisions'), to: paths.studio('revisions') },
        ...(shown ? [{ label: name(shown), to: paths.studio('revisions', String(shown.revision)) }] : []),
      ]}
      up={selected ? paths.studio('revisions') : paths.studio()}
      left={<ElementList heading={<PlaceList here="revisions" />} elements={elements} selected={selected} />}
    >
      {shown ? (
        <Revision
          key={shown.revision}
          {...shown}
          isLast={shown === revisions[0]}
          others={revisions.filter((each) => each !== shown).map((each) => ({ revision: each.revision, name: name(each) }))}
        />
      ) : (
        <EmptyState icon="history" title={t('studio.chooseRevision')} help={t('studio.chooseRevisionHelp')} />
      )}
    </StudioFrame>
  );
}

type Other = { revision: number; name: string };
type Props = { revision: number; at: string; by: { name: string } | null; isLast: boolean; others: readonly Other[] };

function Revision({ revision, at, by, isLast, others }: Props) {
  const t = useText();
  const format = useFormat();
  const [isRestoring, setRestoring] = useState(false);
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <p>{t('studio.revisionBy', { by: by?.name ?? t('studio.platform'), time: format.dateTime(at) })}</p>
        {!isLast && (
          <Button data-builds onClick={() => setRestoring(true)}>
            {t('studio.restore')}
          </Button>
        )}
      </div>
      <div className={styles.columns}>
        <section>
          <h2>{t('studio.revisionChanged')}</h2>
          <Compared from={revision - 1} to={revision} />
        </section>
        <CompareWith revision={revision} others={others} />
      </div>
      {isRestoring && <RestoreDialog revision={revision} onClose={() => setRestoring(false)} />}
    </div>
  );
}

/** The same with any other revision, the later one on the right; begins with what counts now. */
function CompareWith({ revision, others }: { revision: number; others: readonly Other[] }) {
  const t = useText();
  const [chosen, choose] = useState(others[0]?.revision);
  if (chosen === undefined) return null;
  return (
    <section>
      <h2>
        <label htmlFor="compare-with">{t('studio.compareWith')}</label>
      </h2>
      <select
        id="compare-with"
        className={`${controls.input} ${styles.choice}`}
        value={chosen}
        onChange={(event) => choose(Number(event.target.value))}
      >
        {others.map((other) => (
          <option key={other.revision} value={other.revision}>
            {other.name}
          </option>
        ))}
      </select>
      <Compared from={Math.min(revision, chosen)} to={Math.max(revision, chosen)} />
    </section>
  );
}

function Compared({ from, to }: { from: number; to: number }) {
  const t = useText();
  const { data } = useQuery({
    queryKey: ['studio', 'compared', from, to],
    queryFn: ({ signal }) => api.get(`/definitions/revisions/${to}`, { query: { from }, signal }),
    enabled: from > 0,
  });
  if (from === 0) return <p>{t('studio.firstRevision')}</p>;
  const called = (revision: number) => t('studio.revisionNo', { revision });
  return data ? <PieceTable pieces={piecesOfChanges(data.changes)} before={called(from)} after={called(to)} /> : null;
}

function RestoreDialog({ revision, onClose }: { revision: number; onClose: () => void }) {
  const t = useText();
  const { reload } = useStudio();
  const restore = async () => {
    const answer = await api.post(`/definitions/revisions/${revision}/restore`, {});
    if ('job' in answer) toast.success(t('changeSets.underWay'));
    await queryClient.invalidateQueries();
    await reload();
    onClose();
  };
  return (
    <FormModal title={t('studio.restoreTitle', { revision })} action={t('studio.restore')} onSubmit={restore} onClose={onClose}>
      <p>{t('studio.restoreHelp')}</p>
    </FormModal>
  );
}
