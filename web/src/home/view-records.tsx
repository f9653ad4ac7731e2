import { paths } from '../base/paths.ts';
import { useModel } from '../base/use-model.ts';
import { useRecords } from '../base/use-records.ts';
import { useLabel, useText } from '../base/use-text.ts';
import { recordTitle } from '../records/model/record-title.ts';
import { Card } from '../ui/card.tsx';
import { Link } from '../ui/link.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import lines from './lines.module.css';
import type { ViewCard } from './open-records.ts';
import styles from './recent.module.css';

const mostShown = 6;

/** The first records of a view. */
export function ViewRecords({ object: of, view: name }: ViewCard) {
  const t = useText();
  const label = useLabel();
  const { views, objects } = useModel();
  const view = views[of]?.find((each) => each.name === name);
  const object = objects[of];
  const { data } = useRecords(
    object?.name ?? '',
    {
      filter: view?.filter,
      sort: view?.sort,
      select: [object?.title ?? 'id', ...(object?.subtitle ?? [])],
      limit: mostShown,
      count: 'capped',
    },
    { enabled: object !== undefined },
  );
  if (!view || !object) return null;
  const count = data?.count?.value ?? 0;
  return (
    <Card
      title={label(view.label)}
      aside={count > 0 && `${count}${data?.count?.capped ? '+' : ''}`}
      actions={
        <Link to={paths.list(object.name)} search={{ view: name }}>
          {t('home.showAll')}
        </Link>
      }
    >
      {!data && <SkeletonRows count={3} />}
      {data?.records.length === 0 && <p className={lines.none}>{view.empty ? label(view.empty) : t('home.viewNone')}</p>}
      <ul className={lines.list}>
        {data?.records.map((record) => (
          <li key={record.id}>
            <Link to={paths.record(object.name, record.id)} className={styles.record} title={recordTitle(object, record)}>
              <span className={lines.title}>{recordTitle(object, record)}</span>
              <span className={lines.about}>{titlesOf(object.subtitle, record)[0]}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function titlesOf(names: readonly string[] = [], record: Record<string, unknown>): string[] {
  return names.flatMap((name) => (record[name] as { title?: string } | null)?.title ?? []);
}
