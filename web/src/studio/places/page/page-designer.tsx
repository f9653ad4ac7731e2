import { type ReactNode, useRef } from 'react';
import type { LayoutBody } from '../../../../../metadata/define/layout.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import { useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { DragSpace } from '../../frame/drag-space.tsx';
import { InPreviewLocale } from '../../frame/in-preview-locale.tsx';
import { WithSeenModel } from '../../model/with-draft-model.tsx';
import { useBody } from '../../store/use-studio.ts';
import { NoObject } from '../objects/no-object.tsx';
import { ObjectFrame } from '../objects/object-frame.tsx';
import { AddMenu } from './add-menu.tsx';
import { PageCanvas } from './canvas/page-canvas.tsx';
import { SampleBar } from './canvas/sample-bar.tsx';
import { useAdding } from './canvas/use-adding.ts';
import { type Sample, useSampleRecord } from './canvas/use-sample-record.ts';
import { designedPage } from './page-body.ts';
import styles from './page-designer.module.css';
import { ElementPanel } from './panels/element-panel.tsx';
import { keyOf, pageAddress, type Selected, selectedOf } from './selected.ts';
import { usePageDrag } from './use-page-drag.ts';
import { usePageElements } from './use-page-elements.ts';
import { usePageSteps } from './use-page-steps.ts';

/** The page of an object's records, designed in place: with a record, elements are selected, added, moved and taken away where they stand. */
export function PageDesigner({ object: name, parts }: { object: string; parts: readonly string[] }) {
  const t = useText();
  const go = useGo();
  const steps = usePageSteps(name);
  const object = useBody<ObjectBody>({ kind: 'object', name });
  const body = useBody<LayoutBody>({ kind: 'layout', name });
  const selected = known(selectedOf(parts), body, object);
  const [adding, setAdding] = useAdding(parts);
  const canvas = useRef<HTMLDivElement>(null);
  const select = (next: Selected) => void go(pageAddress(name, next));
  const { elements, move, remove, copy } = usePageElements({ object: name, body, fields: object, select });
  if (!object || !body) {
    return (
      <ObjectFrame object={name} here="page">
        {object ? <NoPage onBegin={steps.begin} /> : <NoObject />}
      </ObjectFrame>
    );
  }
  /** ＋ and Insert: a field behind what is selected, or at the end of a section. */
  const addHere = () => {
    const page = designedPage(body, object);
    const section = selected?.list === 'sections' ? selected.id : page.sections.at(-1)?.id;
    if (section !== undefined) setAdding(selected?.field ? keyOf(selected) : `sections.${section}`);
  };
  return (
    <ObjectFrame
      object={name}
      here="page"
      up={selected ? pageAddress(name) : undefined}
      previews
      list={{
        elements,
        selected: selected && keyOf(selected),
        add: { label: t('studio.addFieldHere'), run: addHere },
        onMove: move,
        onRemove: remove,
        onCopy: copy,
      }}
      panel={<ElementPanel object={name} body={body} fields={object} selected={selected} onSelect={select} />}
    >
      <WithSeenModel>
        <WithSample object={name} body={body}>
          {(sample) => (
            <>
              <div className={styles.bar} data-builds>
                <SampleBar sample={sample} />
                <AddMenu object={name} body={body} steps={steps} selected={selected} onSelect={select} onAddField={addHere} />
              </div>
              <div ref={canvas} className={styles.canvas}>
                <DraggedPage object={name} body={body} fields={object} select={select}>
                  <PageCanvas
                    object={name}
                    body={body}
                    record={sample.record}
                    isSample={sample.isSample}
                    selected={selected}
                    adding={adding}
                    onAdding={setAdding}
                    onSelect={select}
                  />
                </DraggedPage>
              </div>
            </>
          )}
        </WithSample>
      </WithSeenModel>
    </ObjectFrame>
  );
}

function NoPage({ onBegin }: { onBegin: () => void }) {
  const t = useText();
  return (
    <EmptyState icon="layout-list" title={t('studio.noPage')} help={t('studio.noPageHelp')}>
      <Button variant="primary" onClick={onBegin}>
        {t('studio.beginPage')}
      </Button>
    </EmptyState>
  );
}

type WithSampleProps = { object: string; body: LayoutBody; children: (sample: Sample) => ReactNode };

/** What a record shows depends on as whom it is seen. */
function WithSample({ object, body, children }: WithSampleProps) {
  return children(useSampleRecord(object, body));
}

function DraggedPage({ children, ...given }: Parameters<typeof usePageDrag>[0] & { children: ReactNode }) {
  return (
    <DragSpace {...usePageDrag(given)}>
      <InPreviewLocale>{children}</InPreviewLocale>
    </DragSpace>
  );
}

/** An element that an address names and that is no longer there is not selected. */
function known(selected: Selected, body: LayoutBody | undefined, object: ObjectBody | undefined): Selected {
  if (!selected || !body || !object) return undefined;
  const page = designedPage(body, object);
  const { list, id, field } = selected;
  if (!page[list].some((element) => element.id === id)) return undefined;
  if (field === undefined) return selected;
  return page.sections.some((section) => section.id === id && section.fields.includes(field)) ? selected : { list, id };
}
