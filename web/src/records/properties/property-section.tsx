import { Fragment, type ReactNode, Suspense, useState } from 'react';
import type { ChosenSection } from '../../../../metadata/layouts/choose-layout.ts';
import { useLabel } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { RecordButtons } from '../buttons/buttons-later.ts';
import type { OpenRecord } from '../record/open-record.ts';
import styles from './properties.module.css';
import { SectionReport } from './section-report-later.ts';
import { SectionText } from './section-text-later.ts';

/** What a row says of its place: the id of its element, and whether it takes all columns. */
export type RowPlace = { 'data-element': string; 'data-wide': true | undefined };

type Props = { open: OpenRecord; section: ChosenSection; draw: (path: string, place: RowPlace) => ReactNode };

/** A section of a layout: its text, its fields in columns where there is room, its buttons and its figures. */
export function PropertySection({ open, section, draw }: Props) {
  const label = useLabel();
  const { id, text, fields, columns = 1, wide, report, folded, buttons = [] } = section;
  const [isOpen, setOpen] = useState(false);
  const isFolded = folded && !isOpen;
  return (
    <section className={styles.section} data-element={`sections.${id}`}>
      <h2 className={styles.heading}>
        {folded ? (
          <button type="button" className={styles.fold} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} size={14} />
            {label(section.label)}
          </button>
        ) : (
          label(section.label)
        )}
      </h2>
      {!isFolded && text && (
        <Suspense fallback={<Skeleton width="60%" height={16} />}>
          <SectionText text={label(text)} />
        </Suspense>
      )}
      {!isFolded && fields.length > 0 && (
        <dl className={styles.list} data-columns={columns}>
          {fields.map((path) => (
            <Fragment key={path}>
              {draw(path, { 'data-element': `sections.${id}.fields.${path}`, 'data-wide': wide.includes(path) || undefined })}
            </Fragment>
          ))}
        </dl>
      )}
      {!isFolded && buttons.length > 0 && (
        <div className={styles.buttons}>
          <Suspense>
            <RecordButtons object={open.object} record={open.record} names={buttons} />
          </Suspense>
        </div>
      )}
      {!isFolded && report && (
        <Suspense fallback={<Skeleton height={120} />}>
          <SectionReport open={open} {...report} />
        </Suspense>
      )}
    </section>
  );
}
