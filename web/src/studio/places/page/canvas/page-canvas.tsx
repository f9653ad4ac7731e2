import { Suspense } from 'react';
import type { LayoutBody } from '../../../../../../metadata/define/layout.ts';
import type { ChosenLayout } from '../../../../../../metadata/layouts/choose-layout.ts';
import type { ObjectModel, WireRecord } from '../../../../../../metadata/wire.ts';
import { useModel } from '../../../../base/use-model.ts';
import { useLabel } from '../../../../base/use-text.ts';
import { headButtons } from '../../../../records/buttons/head-buttons.ts';
import { recordTitle } from '../../../../records/model/record-title.ts';
import type { OpenRecord } from '../../../../records/record/open-record.ts';
import { RecordFigures } from '../../../../records/record/record-figures.tsx';
import { StageBar } from '../../../../records/stages/stage-bar.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { type Preview, usePreview } from '../../../frame/preview.ts';
import { SelectingCanvas } from '../../../frame/selecting-canvas.tsx';
import type { FieldPlace } from '../field-steps.ts';
import { designedPage } from '../page-body.ts';
import { keyOf, type Selected, selectedOfKey } from '../selected.ts';
import type { Adding } from './add-field.tsx';
import { DesignedButtons } from './designed-buttons.tsx';
import { DesignedPart } from './designed-part.tsx';
import styles from './page-canvas.module.css';
import { usePageAdding } from './use-page-adding.ts';
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
export type Canvas = Pick<Props, 'isSample' | 'onSelect'> & {
  adding: Adding<FieldPlace>;
  open: OpenRecord;
  selectedKey: string | undefined;
  width: Preview['width'];
  /** Whether an element would be there now. */
  isThere: (key: string) => boolean;
};

/** The page with every element on it, those too that are not there now. A click selects; the list on the left does the same by keyboard. */
export function PageCanvas(props: Props) {
  const object = useModel().objects[props.object];
  return object ? <Page {...props} of={object} /> : null;
}

function Page({ of: object, body, record, selected, isSample, adding, onAdding, onSelect }: Props & { of: ObjectModel }) {
  const label = useLabel();
  const { width } = usePreview();
  const now = usePageNow(object, body, record);
  const page = designedPage(body, object as never);
  const open: OpenRecord = { object: readOnly(object), layout: { ...asChosen(body), ...now }, record };
  const there = now && keysThere(now);
  const canvas: Canvas = {
    open,
    isSample,
    adding: usePageAdding(object, body, { at: adding, set: onAdding, onSelect }),
    onSelect,
    width,
    selectedKey: selected && keyOf(selected),
    isThere: (key) => there?.has(key) ?? true,
  };
  const parts = [undefined, ...page.tabs.map(({ id }) => id)].map((tab) => ({
    tab: page.tabs.find(({ id }) => id === tab),
    sections: page.sections.filter((section) => section.tab === tab),
    related: page.related.filter((list) => list.tab === tab),
  }));
  return (
    <SelectingCanvas className={styles.page} onSelect={(key) => onSelect(key === undefined ? undefined : selectedOfKey(key))}>
      <header className={styles.head}>
        <p className={styles.title}>
          <Icon name={object.icon} />
          {isSample ? recordTitle(object, record) : label(object.label)}
        </p>
        <DesignedButtons
          object={object}
          names={headButtons(object, { ...body, buttons: body.buttons?.length ? body.buttons : undefined })}
        />
        <div inert className={styles.figuresAndStages}>
          <RecordFigures open={open} />
          {isSample && body.stage !== undefined && Object.hasOwn(object.fields, body.stage) && (
            <Suspense>
              <StageBar open={open} stage={body.stage} save={savesNothing} />
            </Suspense>
          )}
        </div>
      </header>
      {parts.map(({ tab, sections, related }) => (
        <DesignedPart
          key={tab?.id ?? ''}
          canvas={canvas}
          tab={tab}
          sections={sections}
          related={related}
          rest={tab ? [] : page.rest}
        />
      ))}
    </SelectingCanvas>
  );
}

/** Nothing is edited while one designs. */
const savesNothing = async () => undefined;

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
