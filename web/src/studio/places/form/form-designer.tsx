import type { LayoutBody } from '../../../../../metadata/define/layout.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import { useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { WithSeenModel } from '../../model/with-draft-model.tsx';
import { useBody } from '../../store/use-studio.ts';
import { NoObject } from '../objects/no-object.tsx';
import { ObjectFrame } from '../objects/object-frame.tsx';
import { useAdding } from '../page/canvas/use-adding.ts';
import { designedPage } from '../page/page-body.ts';
import styles from '../page/page-designer.module.css';
import { usePageSteps } from '../page/use-page-steps.ts';
import { FormCanvas } from './canvas/form-canvas.tsx';
import { designedForm } from './form-body.ts';
import { FormMenu } from './form-menu.tsx';
import { type FormSelected, formAddress, formKey, formSelectedOf } from './form-selected.ts';
import { FormElementPanel } from './panels/form-element-panel.tsx';
import { useFormElements } from './use-form-elements.ts';

/** The form that makes a record, designed in place: its fields and steps are selected, added, moved and taken away where they stand. */
export function FormDesigner({ object: name, parts }: { object: string; parts: readonly string[] }) {
  const t = useText();
  const go = useGo();
  const object = useBody<ObjectBody>({ kind: 'object', name });
  const body = useBody<LayoutBody>({ kind: 'layout', name });
  const selected = known(formSelectedOf(parts), body, object);
  const [adding, setAdding] = useAdding(parts);
  const select = (next: FormSelected) => void go(formAddress(name, next));
  const { elements, move, remove } = useFormElements({ object: name, body, fields: object, select });
  if (!object || !body) {
    return (
      <ObjectFrame object={name} here="form">
        <NoForm object={name} isThere={object !== undefined} />
      </ObjectFrame>
    );
  }
  /** ＋ and Insert: behind the field that is selected, or at the end of its step. */
  const addHere = () => {
    const at = selected && 'step' in selected ? selected : { step: designedForm(body).at(-1)?.id ?? null };
    setAdding(formKey(at));
  };
  return (
    <ObjectFrame
      object={name}
      here="form"
      up={selected ? formAddress(name) : undefined}
      previews
      list={{
        elements,
        selected: selected && formKey(selected),
        add: { label: t('studio.addFieldHere'), run: addHere },
        onMove: move,
        onRemove: remove,
      }}
      panel={<FormElementPanel object={name} body={body} fields={object} selected={selected} onSelect={select} />}
    >
      <div className={styles.bar} data-builds>
        <FormMenu object={name} selected={selected} onSelect={select} onAddField={addHere} />
      </div>
      <div className={styles.canvas}>
        <WithSeenModel>
          <FormCanvas
            object={name}
            body={body}
            fields={object}
            selected={selected}
            adding={adding}
            onAdding={setAdding}
            onSelect={select}
          />
        </WithSeenModel>
      </div>
    </ObjectFrame>
  );
}

function NoForm({ object, isThere }: { object: string; isThere: boolean }) {
  const t = useText();
  const { begin } = usePageSteps(object);
  if (!isThere) return <NoObject />;
  return (
    <EmptyState icon="forms" title={t('studio.noForm')} help={t('studio.noFormHelp')}>
      <Button variant="primary" onClick={begin}>
        {t('studio.beginPage')}
      </Button>
    </EmptyState>
  );
}

/** An element that an address names and that is no longer there is not selected. */
function known(selected: FormSelected, body: LayoutBody | undefined, object: ObjectBody | undefined): FormSelected {
  if (!selected || !body || !object) return undefined;
  if ('variant' in selected)
    return designedPage(body, object).variants.some(({ id }) => id === selected.variant) ? selected : undefined;
  const step = designedForm(body).find(({ id }) => id === selected.step);
  if (!step) return undefined;
  const { field } = selected;
  return field === undefined || step.fields.includes(field) ? selected : { step: step.id };
}
