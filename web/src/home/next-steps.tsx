import { useState } from 'react';
import type { Filter } from '../../../metadata/query.ts';
import type { WireRecord } from '../../../metadata/wire.ts';
import { paths } from '../base/paths.ts';
import { useFormat } from '../base/use-format.ts';
import { useModel } from '../base/use-model.ts';
import { useRecords } from '../base/use-records.ts';
import { useInlineLabel, useLabel, useText } from '../base/use-text.ts';
import { joined, recordsOf } from '../dashboards/drill.ts';
import { findField } from '../fields/find-field.ts';
import { NextStep } from '../records/board/next-step.tsx';
import { recordTitle } from '../records/model/record-title.ts';
import { Card } from '../ui/card.tsx';
import { Link } from '../ui/link.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import lines from './lines.module.css';
import styles from './next-steps.module.css';
import { findOpenRecords, type OpenRecords, type ViewCard } from './open-records.ts';

const mostShown = 5;
const states = ['overdue', 'today', 'none'] as const;

type State = (typeof states)[number];
type Whose = 'mine' | 'all';

/** Open records that wait for somebody: whose next contact is overdue or today, and those that have none planned. */
export function NextSteps({ object, view }: ViewCard) {
  const model = useModel();
  const open = findOpenRecords(model, object, view);
  const next = open?.board.board.next;
  if (!open || !next || !findField(model, open.object.name, next)) return null;
  return <NextStepsCard open={open} next={next} />;
}

function NextStepsCard({ open, next }: { open: OpenRecords; next: string }) {
  const t = useText();
  const inline = useInlineLabel();
  const [chosen, setChosen] = useState<Whose>();
  const day = useFormat().today();
  const owned = useRecords(open.object.name, { filter: joined([open.filter, ownedByMe]), select: ['id'], limit: 1 });
  // Who has none of their own, as those who lead others, sees what these have.
  const whose = chosen ?? (owned.data?.records.length === 0 ? 'all' : 'mine');
  const conditions = (state: State) => joined([open.filter, whose === 'mine' ? ownedByMe : undefined, waits(next, state, day)]);
  const overdue = useWaiting(open, next, conditions('overdue'), owned.data !== undefined);
  const today = useWaiting(open, next, conditions('today'), owned.data !== undefined);
  const none = useWaiting(open, next, conditions('none'), owned.data !== undefined);
  const answers = { overdue, today, none };
  const records = states.flatMap((state) => answers[state].data?.records ?? []).slice(0, mostShown);
  const isReady = states.every((state) => answers[state].data);
  return (
    <Card
      title={t('home.next')}
      aside={inline(open.object.plural ?? open.object.label)}
      actions={
        <Segmented
          label={t('home.next')}
          value={whose}
          options={(['mine', 'all'] as const).map((value) => ({ value, label: t(`home.whose.${value}`) }))}
          onChange={setChosen}
        />
      }
    >
      <div className={styles.counts}>
        {states.map((state) => (
          <Count key={state} state={state} open={open} filter={conditions(state)} count={answers[state].data?.count} />
        ))}
      </div>
      {!isReady && <SkeletonRows count={3} />}
      {isReady && records.length === 0 && <p className={lines.none}>{t('home.nextNone')}</p>}
      <ul className={lines.list}>
        {records.map((record) => (
          <Waiting key={record.id} open={open} next={next} record={record} />
        ))}
      </ul>
    </Card>
  );
}

const ownedByMe: Filter = { field: 'owner', op: 'eq', value: { me: true } };

function waits(next: string, state: State, day: string): Filter {
  if (state === 'none') return { field: next, op: 'empty' };
  return { field: next, op: state === 'today' ? 'eq' : 'lt', value: day };
}

function useWaiting({ object }: OpenRecords, next: string, filter: Filter | undefined, enabled: boolean) {
  const select = [object.title, next, ...(object.subtitle ?? [])];
  return useRecords(object.name, { filter, select, limit: mostShown, count: 'capped' }, { enabled });
}

type CountProps = { state: State; open: OpenRecords; filter: Filter | undefined; count?: { value: number; capped: boolean } };

function Count({ state, open, filter, count }: CountProps) {
  const t = useText();
  const format = useFormat();
  return (
    <Link to={paths.list(open.object.name)} search={recordsOf(filter)} className={styles.count}>
      <b data-state={count?.value ? state : undefined}>
        {count ? format.number(count.value) : '…'}
        {count?.capped && '+'}
      </b>
      {t(`home.next.${state}`)}
    </Link>
  );
}

function Waiting({ open: { object }, next, record }: { open: OpenRecords; next: string; record: WireRecord }) {
  const label = useLabel();
  const model = useModel();
  const title = recordTitle(object, record);
  const about = (object.subtitle ?? []).flatMap((name) => (record[name] as { title?: string } | null)?.title ?? []);
  return (
    <li>
      <Link to={paths.record(object.name, record.id)} className={styles.record} title={title}>
        <span className={lines.title}>{title}</span>
        <span className={lines.about}>{about[0]}</span>
        <NextStep name={label(findField(model, object.name, next)?.field.label)} day={(record[next] as string | null) ?? null} />
      </Link>
    </li>
  );
}
