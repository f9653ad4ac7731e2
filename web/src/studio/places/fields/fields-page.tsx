import { useEffect, useRef, useState } from 'react';
import type { Field } from '../../../../../metadata/define/field.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import { fieldTypes } from '../../../../../metadata/field-types/index.ts';
import { paths } from '../../../base/paths.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { useGo } from '../../../ui/use-go.ts';
import { DeleteDialog } from '../../frame/delete-dialog.tsx';
import { useBody, useStudioState } from '../../store/use-studio.ts';
import { NoObject } from '../objects/no-object.tsx';
import { ObjectFrame } from '../objects/object-frame.tsx';
import { useMemberElements } from '../objects/use-member-elements.ts';
import { FieldPanel } from './field-panel.tsx';
import { FieldTable } from './field-table.tsx';
import styles from './fields-page.module.css';
import { NewField } from './new-field.tsx';
import { useFieldSteps } from './use-field-steps.ts';

/** All fields of an object as a table, a line for a new one, and the settings of the one that is selected. */
export function FieldsPage({ object, selected }: { object: string; selected: string | undefined }) {
  const t = useText();
  const label = useLabel();
  const newField = useRef<HTMLInputElement>(null);
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const steps = useFieldSteps(object);
  const elements = useMemberElements(
    object,
    'fields',
    (Object.entries(body?.fields ?? {}) as [string, Field][]).map(([id, each]) => ({
      id,
      label: each.label ?? { zh: id, en: id },
      icon: fieldTypes[each.type]?.design.icon,
    })),
  );
  const here = paths.studio('objects', object, 'fields');
  const field = selected === undefined ? undefined : body?.fields[selected];
  const { published, leaving, setLeaving, remove, removeNow } = useRemoval(object, steps);
  const isBeginning = published === undefined && selected === undefined;
  // Whoever has just named an object goes on with its fields.
  useEffect(() => {
    if (isBeginning) newField.current?.focus();
  }, []);
  return (
    <ObjectFrame
      object={object}
      here="fields"
      up={selected ? here : paths.studio('objects', object)}
      list={{
        elements,
        selected,
        add: { label: t('studio.newField'), run: () => newField.current?.focus() },
        onMove: steps.move,
        onRemove: remove,
        onCopy: (name) => void steps.copy(name),
      }}
      panel={
        field && selected !== undefined ? (
          <FieldPanel
            key={`${selected} ${field.type}`}
            object={object}
            name={selected}
            field={field}
            onRemove={() => remove(selected)}
          />
        ) : undefined
      }
    >
      {body ? (
        <div className={styles.page}>
          {leaving !== undefined && (
            <DeleteDialog
              target={{ object, field: leaving }}
              title={t('studio.deleteThing', { thing: label(body.fields[leaving]?.label) || leaving })}
              onDelete={() => removeNow(leaving)}
              onClose={() => setLeaving(undefined)}
            />
          )}
          <NewField object={object} input={newField} />
          <FieldTable object={object} body={body} selected={selected} />
        </div>
      ) : (
        <NoObject />
      )}
    </ObjectFrame>
  );
}

/** A field that is published goes when somebody has read what goes with it; one that nobody knows yet goes at once. */
function useRemoval(object: string, steps: ReturnType<typeof useFieldSteps>) {
  const go = useGo();
  const published = useStudioState(({ definitions }) => definitions.get(`object/${object}`)?.body) as ObjectBody | undefined;
  const [leaving, setLeaving] = useState<string>();
  const removeNow = (name: string) => {
    steps.remove(name);
    void go(paths.studio('objects', object, 'fields'));
  };
  const remove = (name: string) => (published && Object.hasOwn(published.fields, name) ? setLeaving(name) : removeNow(name));
  return { published, leaving, setLeaving, remove, removeNow };
}
