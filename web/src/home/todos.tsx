import { useState } from 'react';
import type { TodosCard } from '../../../metadata/define/app.ts';
import type { Filter } from '../../../metadata/query.ts';
import type { ObjectModel, Reference, WireRecord } from '../../../metadata/wire.ts';
import { tellChange } from '../base/last-change.ts';
import { paths } from '../base/paths.ts';
import { plainText } from '../base/plain-text.ts';
import { openQuickCreate } from '../base/quick-create.ts';
import type { RecordQuery } from '../base/records.ts';
import { toast } from '../base/toast.ts';
import { useFormat } from '../base/use-format.ts';
import { useRecords, useUpdateRecord } from '../base/use-records.ts';
import { useInlineLabel, useLabel, useText } from '../base/use-text.ts';
import { takeBack } from '../records/model/take-back.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Card } from '../ui/card.tsx';
import { Chip } from '../ui/chip.tsx';
import { classNames } from '../ui/class-names.ts';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Link } from '../ui/link.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import lines from './lines.module.css';
import styles from './todos.module.css';

const mostShown = 8;

type Whose = 'mine' | 'all';

type Things = { card: TodosCard; object: ObjectModel };

/** Records that are due today or overdue, to tick off: one's own, or everybody's one may see when there are none of one's own. */
export function Todos({ card, object }: Things) {
  const t = useText();
  const format = useFormat();
  const inline = useInlineLabel();
  const label = useLabel();
  const title = card.label ? label(card.label) : t('home.todos');
  const [chosen, setChosen] = useState<Whose>();
  const mine = useDue({ card, object }, 'mine');
  const hasNone = mine.data?.records.length === 0;
  const all = useDue({ card, object }, 'all', hasNone || chosen === 'all');
  const whose = chosen ?? (hasNone && (all.isLoading || all.data?.records.length) ? 'all' : 'mine');
  const { data } = whose === 'mine' ? mine : all;
  const count = data?.count?.value ?? 0;
  return (
    <Card
      title={title}
      aside={count > 0 && count}
      actions={
        <>
          <Segmented
            label={title}
            value={whose}
            options={(['mine', 'all'] as const).map((value) => ({ value, label: t(`home.whose.${value}`) }))}
            onChange={setChosen}
          />
          {object.access.create && (
            <IconButton
              size="sm"
              icon={<Icon name="plus" />}
              label={t('palette.create', { object: inline(object.label) })}
              onClick={() => openQuickCreate({ object: object.name, values: { [card.due]: format.today() } })}
            />
          )}
        </>
      }
    >
      {!data && <SkeletonRows count={3} />}
      {data?.records.length === 0 && (
        <p className={classNames(lines.none, styles.none)}>
          {t('home.todosNone')}
          <small>{t('home.todosNoneHelp')}</small>
        </p>
      )}
      <ul className={lines.list}>
        {data?.records.map((record) => (
          <Todo key={record.id} card={card} object={object} record={record} showOwner={whose === 'all'} />
        ))}
      </ul>
      {count > mostShown && <Link to={paths.list(object.name)}>{t('home.showAll')}</Link>}
    </Card>
  );
}

function useDue({ card, object }: Things, whose: Whose, enabled = true) {
  const today = useFormat().today();
  const due: Filter = { field: card.due, op: 'lte', value: today };
  const query: RecordQuery = {
    select: [object.title, card.due, ...Object.keys(card.done), ...(card.about ? [card.about] : []), 'owner'],
    filter: { and: [...(card.open ? [card.open] : []), due, ...(whose === 'mine' ? [ownedByMe] : [])] },
    sort: [{ field: card.due, direction: 'asc' }],
    limit: mostShown,
    count: 'capped',
  };
  return useRecords(object.name, query, { enabled });
}

const ownedByMe: Filter = { field: 'owner', op: 'eq', value: { me: true } };

type TodoProps = Things & { record: WireRecord; showOwner: boolean };

function Todo({ card, object, record, showOwner }: TodoProps) {
  const t = useText();
  const format = useFormat();
  const update = useUpdateRecord(object.name);
  const title = plainText(record[object.title]);
  const due = record[card.due] as string | null;
  const owner = record.owner as Reference | null;
  const related = (card.about ? record[card.about] : null) as Reference | null;
  const complete = () =>
    update
      .mutateAsync({ id: record.id, values: card.done, seen: record })
      .then((saved) => tellChange({ message: t('home.todoDone', { title }), undo: () => takeBack(saved) }), toast.problem);
  return (
    <li className={styles.todo}>
      <label className={styles.target}>
        <input
          type="checkbox"
          className={styles.check}
          aria-label={t('home.todoComplete', { title })}
          checked={update.isPending}
          onChange={complete}
        />
      </label>
      <Link to={paths.record(object.name, record.id)} className={classNames(lines.title, styles.title)} title={title}>
        {title}
      </Link>
      {related?.object && related.title && (
        <Link
          to={paths.record(related.object, related.id)}
          className={classNames(lines.about, styles.related)}
          title={related.title}
        >
          {related.title}
        </Link>
      )}
      {showOwner && owner?.title && <Avatar name={owner.title} />}
      {due && <Due day={due} today={format.today()} />}
    </li>
  );
}

function Due({ day, today }: { day: string; today: string }) {
  const t = useText();
  const format = useFormat();
  if (day === today) return <Chip color="orange">{t('home.today')}</Chip>;
  return (
    <Chip color="red" title={format.date(day)}>
      {t('home.overdue')} {format.monthDay(day)}
    </Chip>
  );
}
