import { useState } from 'react';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { useText } from '../../base/use-text.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { CommandsHere } from '../commands/commands-here.tsx';
import { useSaveRecord } from '../model/save-record.tsx';
import { Properties } from '../properties/properties.tsx';
import { RelatedLists } from '../related/related-lists.tsx';
import { StageBar } from '../stages/stage-bar.tsx';
import { Timeline } from '../timeline/timeline.tsx';
import { type OpenRecord, useOpenRecord } from './open-record.ts';
import { type Part, tabParts, usePartName } from './part-bar.tsx';
import styles from './peek-view.module.css';
import { RecordHeader } from './record-header.tsx';
import { RecordMissing } from './record-missing.tsx';
import { RecordSkeleton } from './record-skeleton.tsx';
import { RecordTab } from './record-tab.tsx';
import { useFreshAbout } from './use-fresh-about.ts';
import { useLog } from './use-log.ts';

type Shown = { part: Part; onPart: (part: Part) => void };

/** The record page in one narrow column. Who walks the list in it goes on seeing the same part. */
export function PeekView({ object, id }: { object: ObjectModel; id: string }) {
  const [part, setPart] = useState<Part>('properties');
  const { open, error } = useOpenRecord(object, id);
  if (open) return <Opened key={id} open={open} part={part} onPart={setPart} />;
  return error ? <RecordMissing list={object.name} /> : <RecordSkeleton object={object} id={id} isPeek />;
}

function Opened({ open, part, onPart }: { open: OpenRecord } & Shown) {
  const t = useText();
  const { object, layout } = open;
  const { save, dialog } = useSaveRecord(object);
  const { composer, log } = useLog(open, () => onPart('timeline'));
  useFreshAbout(open);
  const parts: Part[] = [
    'properties',
    ...(object.timeline === false ? [] : (['timeline'] as const)),
    ...(layout.related.some((list) => list.tab === undefined) ? (['related'] as const) : []),
    ...tabParts(open),
  ];
  const nameOf = usePartName(open);
  const current = parts.includes(part) ? part : 'properties';
  const tab = layout.tabs.find(({ id }) => current === `tab.${id}`);
  return (
    <div className={styles.peek}>
      <RecordHeader open={open} save={save} onLog={log} isPeek />
      {layout.stage && <StageBar open={open} stage={layout.stage} save={save} />}
      <div className={styles.parts}>
        <Segmented
          label={t('record.part.properties')}
          value={current}
          options={parts.map((value) => ({ value, label: nameOf(value) }))}
          onChange={onPart}
        />
      </div>
      {tab && <RecordTab key={tab.id} open={open} tab={tab.id} save={save} />}
      {current === 'properties' && <Properties open={open} save={save} />}
      {current === 'timeline' && <Timeline open={open} composer={composer} />}
      {current === 'related' && (
        <div className={styles.related}>
          <RelatedLists open={open} />
        </div>
      )}
      <CommandsHere object={object} id={open.record.id} onLog={log} isPeek />
      {dialog}
    </div>
  );
}
