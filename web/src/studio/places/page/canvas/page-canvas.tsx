import { type MouseEvent, Suspense } from 'react';
import type { LayoutBody } from '../../../../../../metadata/define/layout.ts';
import type { ChosenLayout } from '../../../../../../metadata/layouts/choose-layout.ts';
import type { ObjectModel, WireRecord } from '../../../../../../metadata/wire.ts';
import { useModel } from '../../../../base/use-model.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { recordTitle } from '../../../../records/model/record-title.ts';
import { KeyFigures } from '../../../../records/record/key-figures.tsx';
import type { OpenRecord } from '../../../../records/record/open-record.ts';
import { Icon } from '../../../../ui/icon.tsx';
import { usePreview } from '../../../frame/preview.ts';
import { designedPage } from '../page-body.ts';
import { keyOf, type Selected, selectedOf } from '../selected.ts';
import { DesignedRelatedList } from './designed-related.tsx';
import { DesignedSectionBox } from './designed-section.tsx';
import styles from './page-canvas.module.css';
import { usePageNow } from './use-page-now.ts';

type Props = {
  object: string;
  body: LayoutBody;
  record: WireRecord;
  /** It is a real record, whose related ones can be read. */
  isSample: boolean;
  selected: Selected;
  /** Where a field is being added: the key of a field, or of a section. */
  adding: string | undefined;
  onAdding: (key: string | undefined) => void;
  onSelect: (next: Selected) => void;
};

/** What every element of the canvas knows of the page. */
export type Canvas = Pick<Props, 'isSample' | 'adding' | 'onAdding' | 'onSelect'> & {
  open: OpenRecord;
  selectedKey: string | undefined;
  /** Whether an element would be there now. */
  isThere: (key: string) => boolean;
};

/** The page with every element on it, those too that are not there now. A click selects; the list on the left does the same by keyboard. */
export function PageCanvas(props: Props) {
  const object = useModel().objects[props.object];
  return object ? <Page {...props} of={object} /> : null;
}

function Page({ of: object, body, record, selected, isSample, adding, onAdding, onSelect }: Props & { of: ObjectModel }) {
  const t = useText();
  const label = useLabel();
  const { width } = usePreview();
  const now = usePageNow(object, body, record);
  const page = designedPage(body, object as never);
  const open: OpenRecord = { object: readOnly(object), layout: { ...asChosen(body), ...now }, record };
  const there = now && keysThere(now);
  const canvas: Canvas = {
    open,
    isSample,
    adding,
    onAdding,
    onSelect,
    selectedKey: selected && keyOf(selected),
    isThere: (key) => there?.has(key) ?? true,
  };
  const select = (event: MouseEvent<HTMLElement>) => {
    const element = (event.target as Element).closest('[data-element]');
    onSelect(element ? selectedOf(wayOf(element.getAttribute('data-element') ?? '')) : undefined);
  };
  const parts = [undefined, ...page.tabs.map(({ id }) => id)].map((tab) => ({
    tab: page.tabs.find(({ id }) => id === tab),
    sections: page.sections.filter((section) => section.tab === tab),
    related: page.related.filter((list) => list.tab === tab),
  }));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list of elements on the left does the same by keyboard
    // biome-ignore lint/a11y/useKeyWithClickEvents: so it does
    <div className={styles.page} data-width={width} onClick={select}>
      <header className={styles.head}>
        <p className={styles.title}>
          <Icon name={object.icon} />
          {isSample ? recordTitle(object, record) : label(object.label)}
        </p>
        <div inert>
          <KeyFigures open={open} />
        </div>
      </header>
      {parts.map(({ tab, sections, related }) => (
        <div key={tab?.id ?? ''} className={styles.part}>
          {tab && (
            <p
              className={styles.tab}
              data-element={`tabs.${tab.id}`}
              data-selected={canvas.selectedKey === `tabs.${tab.id}` || undefined}
              data-absent={!canvas.isThere(`tabs.${tab.id}`) || undefined}
            >
              <Icon name="folder" size={14} />
              {label(tab.label)}
            </p>
          )}
          <div className={styles.columns}>
            <div className={styles.sections}>
              {sections.map((section) => (
                <DesignedSectionBox key={section.id} canvas={canvas} section={section} />
              ))}
              {!tab && page.rest.length > 0 && <RestBox canvas={canvas} fields={page.rest} />}
            </div>
            <div className={styles.related}>
              {!tab && object.timeline !== false && (
                <div className={styles.timeline}>
                  <Icon name="clock" />
                  {t('record.part.timeline')}
                </div>
              )}
              {related.map((list) => (
                <Suspense key={list.id}>
                  <DesignedRelatedList canvas={canvas} list={list} />
                </Suspense>
              ))}
            </div>
          </div>
        </div>
      ))}
    </div>
  );
}

/** Fields that no section names, where a new field turns up by itself. */
function RestBox({ canvas, fields }: { canvas: Canvas; fields: string[] }) {
  const t = useText();
  const label = useLabel();
  const { object } = canvas.open;
  return (
    <section className={styles.rest}>
      <h3>{t('studio.restOfPage')}</h3>
      <p>{t('studio.restOfPageHelp')}</p>
      <p>{fields.map((name) => label(object.fields[name]?.label) || name).join(t('studio.comma'))}</p>
    </section>
  );
}

/** Nothing is edited while one designs. */
function readOnly(object: ObjectModel): ObjectModel {
  return { ...object, access: { ...object.access, edit: false } };
}

/** Before it is known what is there. */
function asChosen(body: LayoutBody): ChosenLayout {
  return { object: body.object, highlights: body.highlights, tabs: [], sections: [], related: [], quickCreate: [], steps: [] };
}

function keysThere({ tabs, sections, related }: ChosenLayout): Set<string> {
  return new Set([
    ...tabs.map(({ id }) => `tabs.${id}`),
    ...sections.flatMap(({ id, fields }) => [`sections.${id}`, ...fields.map((field) => `sections.${id}.fields.${field}`)]),
    ...related.map(({ id }) => `related.${id}`),
  ]);
}

/** `sections.about.fields.account.industry`, `related.contact.account`: ids of related lists and paths have dots of their own. */
function wayOf(key: string): string[] {
  const [, list = '', rest = ''] = /^(\w+)\.(.*)$/.exec(key) ?? [];
  const [, id, field] = list === 'sections' ? (/^(\w+)\.fields\.(.*)$/.exec(rest) ?? []) : [];
  return id === undefined ? [list, rest] : [list, id, 'fields', field as string];
}
