import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { definitionKey } from '../../../../metadata/merge/definition-key.ts';
import type { Json } from '../../../../metadata/merge/json.ts';
import { api } from '../../base/api.ts';
import type { AnswerAt } from '../../base/api-types.ts';
import { paths } from '../../base/paths.ts';
import { useFormat } from '../../base/use-format.ts';
import { useDesigns } from '../../base/use-me.ts';
import { useText } from '../../base/use-text.ts';
import { Link } from '../../ui/link.tsx';
import { changesAt } from '../changes/changes-at.ts';
import { PieceList } from '../changes/piece-list.tsx';
import type { Element } from '../store/commands.ts';
import { useStudioState } from '../store/use-studio.ts';
import styles from './properties-panel.module.css';

/** Who changed what is selected, or something in it, and when; asked for when somebody wants to know. Nothing for what was never published. */
export function ElementHistory({ element }: { element: Element }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const isPublished = useStudioState(({ definitions }) => definitions.has(definitionKey(element)));
  if (!isPublished) return null;
  return (
    <details className={styles.used} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('studio.history')}</summary>
      {isOpen && <Changes element={element} />}
    </details>
  );
}

function Changes({ element }: { element: Element }) {
  const t = useText();
  const { kind, name } = element;
  const { data } = useQuery({
    queryKey: ['studio', 'history', kind, name],
    queryFn: ({ signal }) => api.get(`/definitions/${kind}/${name}/history`, { signal }),
    staleTime: 0,
  });
  if (!data) return null;
  const changes = data.changes.flatMap((change) => {
    const pieces = changesAt(element, change.before as Json, change.after as Json);
    return pieces.length === 0 ? [] : [{ ...change, pieces }];
  });
  if (changes.length === 0) return <p>{t('studio.noHistory')}</p>;
  return (
    <ol className={styles.uses}>
      {changes.map((change) => (
        <li key={change.revision}>
          <RevisionLine {...change} />
          <PieceList pieces={change.pieces} />
        </li>
      ))}
    </ol>
  );
}

type Line = AnswerAt<'GET', `/definitions/${string}/${string}/history`>['changes'][number];

/** Revisions are there for who designs everything. */
function RevisionLine({ revision, at, by, summary }: Line) {
  const t = useText();
  const format = useFormat();
  const designs = useDesigns();
  const words = t('studio.revisionBy', { by: by?.name ?? t('studio.platform'), time: format.dateTime(at) });
  const called = summary ? `${t('studio.revisionNo', { revision })} · ${summary}` : t('studio.revisionNo', { revision });
  return (
    <>
      <div>{words}</div>
      {designs === 'all' ? <Link to={paths.studio('revisions', String(revision))}>{called}</Link> : <span>{called}</span>}
    </>
  );
}
