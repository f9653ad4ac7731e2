import { Suspense, useState } from 'react';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { ApiProblem } from '../../base/api-problem.ts';
import { loadLater } from '../../base/load-later.ts';
import { usePageTitle } from '../../base/page-title.ts';
import { useIsPhone } from '../../base/use-is-phone.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { CommandsHere } from '../commands/commands-here.tsx';
import { recordTitle } from '../model/record-title.ts';
import { useSaveRecord } from '../model/save-record.tsx';
import { Properties } from '../properties/properties.tsx';
import { RelatedLists } from '../related/related-lists.tsx';
import { StageBar } from '../stages/stage-bar.tsx';
import { Timeline } from '../timeline/timeline.tsx';
import { type OpenRecord, useOpenRecord } from './open-record.ts';
import { type Part, PartBar, tabParts } from './part-bar.tsx';
import { PhoneBar } from './phone-bar.tsx';
import { RecordHeader } from './record-header.tsx';
import { RecordMissing } from './record-missing.tsx';
import { RecordSkeleton } from './record-skeleton.tsx';
import { RecordTab } from './record-tab.tsx';
import styles from './record-view.module.css';
import { useFreshAbout } from './use-fresh-about.ts';
import { useLog } from './use-log.ts';

const StageGuidance = loadLater(() => import('../stages/stage-guidance.tsx'), 'StageGuidance');
const SaidHere = loadLater(() => import('../comments/said-here.tsx'), 'SaidHere');
const RecordApprovals = loadLater(() => import('../approvals/record-approvals.tsx'), 'RecordApprovals');

/** Head, stage, properties, timeline and related lists of a record: columns where there is room, tabs on a phone. */
export function RecordView({ object, id }: { object: ObjectModel; id: string }) {
  const { open, error, refetch } = useOpenRecord(object, id);
  if (open) return <Opened open={open} />;
  if (error instanceof ApiProblem && [400, 403, 404].includes(error.status)) return <RecordMissing list={object.name} />;
  return error ? <ProblemPanel error={error} onRetry={refetch} /> : <RecordSkeleton object={object} id={id} />;
}

function Opened({ open }: { open: OpenRecord }) {
  const t = useText();
  const isPhone = useIsPhone();
  const { object, layout } = open;
  const { save, dialog } = useSaveRecord(object);
  const label = useLabel();
  usePageTitle(recordTitle(object, open.record), label(object.plural ?? object.label));
  const hasTimeline = object.timeline !== false;
  const [chosen, setPart] = useState<Part>(hasTimeline ? 'timeline' : 'properties');
  useFreshAbout(open);
  const { composer, log } = useLog(open, () => setPart('timeline'));

  const parts: Part[] = [
    ...(hasTimeline ? (['timeline'] as const) : []),
    'properties',
    ...(layout.related.some((list) => list.tab === undefined) ? (['related'] as const) : []),
  ];
  const tabs = tabParts(open);
  const bar: Part[] = isPhone ? [...parts, ...tabs] : tabs.length > 0 ? ['overview', ...tabs] : [];
  // A tab may go while one looks at it, since what the record holds decides.
  const current = bar.includes(chosen) ? chosen : isPhone ? (parts[0] as Part) : 'overview';
  const tab = layout.tabs.find(({ id }) => current === `tab.${id}`);
  const shows = (part: Part) => parts.includes(part) && !tab && (!isPhone || current === part);
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <RecordHeader open={open} save={save} onLog={log} />
        {layout.stage && <StageBar open={open} stage={layout.stage} save={save} />}
        <Suspense>
          {layout.stage && object.gates && <StageGuidance object={object} record={open.record} stage={layout.stage} />}
        </Suspense>
        <Suspense>{object.approvals && <RecordApprovals object={object.name} id={open.record.id} />}</Suspense>
      </div>
      {bar.length > 0 && <PartBar open={open} parts={bar} chosen={current} onChoose={setPart} />}
      <div className={styles.columns} data-columns={parts.length}>
        {tab && <RecordTab key={tab.id} open={open} tab={tab.id} save={save} />}
        {shows('properties') && (
          <section className={styles.properties} aria-label={t('record.part.properties')}>
            <Properties open={open} save={save} hasKeys />
            <Suspense>{!hasTimeline && <SaidHere open={open} />}</Suspense>
          </section>
        )}
        {shows('timeline') && (
          <section className={styles.timeline} aria-label={t('record.part.timeline')}>
            <Timeline open={open} composer={composer} />
          </section>
        )}
        {shows('related') && (
          <section className={styles.related} aria-label={t('record.part.related')}>
            <RelatedLists open={open} />
          </section>
        )}
      </div>
      {isPhone && <PhoneBar open={open} onLog={log} />}
      <CommandsHere object={object} id={open.record.id} onLog={log} />
      {dialog}
    </div>
  );
}
