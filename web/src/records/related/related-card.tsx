import { Suspense, useState } from 'react';
import type { ChosenRelated } from '../../../../metadata/layouts/choose-layout.ts';
import type { Page } from '../../../../metadata/wire.ts';
import { loadLater } from '../../base/load-later.ts';
import { paths } from '../../base/paths.ts';
import { openQuickCreate } from '../../base/quick-create.ts';
import { useModel } from '../../base/use-model.ts';
import { useRecords } from '../../base/use-records.ts';
import { useInlineLabel, useLabel, useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Link } from '../../ui/link.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { linkThrough } from '../model/activities.ts';
import { recordTitle } from '../model/record-title.ts';
import type { OpenRecord } from '../record/open-record.ts';
import styles from './related-card.module.css';
import { listFilter, relatedLimit, relatedQuery } from './related-query.ts';
import { RelatedRow } from './related-row.tsx';
import { mostEdited, rowsField } from './rows-field.ts';

const EditRows = loadLater(() => import('./edit-rows.tsx'), 'EditRows');

/** The first few records of one related list, how many there are, and a way to add one. */
export function RelatedCard({ open, related }: { open: OpenRecord; related: ChosenRelated }) {
  const t = useText();
  const [isEditing, setEditing] = useState(false);
  const object = useModel().objects[related.object];
  const about = { object: open.object.name, id: open.record.id };
  const query = object ? relatedQuery(object, related, about) : {};
  const { data } = useRecords(related.object, query, { enabled: object !== undefined });
  if (!object) return null;
  const count = data?.count;
  const rows = rowsField(open, related);
  return (
    <section className={styles.card} data-element={`related.${related.id}`}>
      <Head open={open} related={related} count={count} onEdit={rows === undefined ? undefined : () => setEditing(true)} />
      {!data && <SkeletonRows count={1} height={44} />}
      {data?.records.length === 0 && <p className={styles.none}>{t('record.related.none')}</p>}
      <ul>
        {data?.records.map((record) => (
          <RelatedRow key={record.id} object={object} record={record} columns={related.columns} />
        ))}
      </ul>
      {isEditing && rows !== undefined && (
        <Suspense>
          <EditRows open={open} related={related} name={rows} onClose={() => setEditing(false)} />
        </Suspense>
      )}
      {count && count.value > relatedLimit && (
        <Link className={styles.all} to={paths.list(object.name)} search={{ filter: listFilter(object, related, about) }}>
          {t('record.related.all', { count: count.value })}
        </Link>
      )}
    </section>
  );
}

type HeadProps = { open: OpenRecord; related: ChosenRelated; count: Page['count']; onEdit: (() => void) | undefined };

function Head({ open, related, count, onEdit }: HeadProps) {
  const t = useText();
  const label = useLabel();
  const inline = useInlineLabel();
  const object = useModel().objects[related.object];
  if (!object) return null;
  const link = linkThrough(object, related.via, open.object.name);
  const add = () =>
    openQuickCreate({
      object: object.name,
      values: { [related.via]: link?.({ id: open.record.id, title: recordTitle(open.object, open.record) }) },
    });
  return (
    <header className={styles.head}>
      <Icon name={object.icon} size={16} className={styles.icon} />
      <h2>{label(related.label ?? object.plural ?? object.label)}</h2>
      {count !== undefined && (
        <span className={styles.count}>
          {count.value}
          {count.capped && '+'}
        </span>
      )}
      {onEdit && count && count.value <= mostEdited && !count.capped && (
        <IconButton
          size="sm"
          className={styles.add}
          icon={<Icon name="pencil" />}
          label={t('record.related.editRows', { object: inline(object.label) })}
          onClick={onEdit}
        />
      )}
      {object.access.create && related.create !== false && link && (
        <IconButton
          size="sm"
          className={onEdit === undefined ? styles.add : undefined}
          icon={<Icon name="plus" />}
          label={t('record.related.add', { object: inline(object.label) })}
          onClick={add}
        />
      )}
    </header>
  );
}
