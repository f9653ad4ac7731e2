import { Suspense } from 'react';
import { useText } from '../../base/use-text.ts';
import { fieldWidget } from '../../fields/index.ts';
import { useDraftObject, WithDraftModel } from '../model/with-draft-model.tsx';
import review from './review-dialog.module.css';
import type { Wishes } from './wishes.ts';

type Props = { object: string; field: string; wishes: Wishes; onWish: (wishes: Wishes) => void };

/** A value for the records that have none; without one they are asked for it when somebody changes them next. */
export function FillBlanks(props: Props) {
  return (
    <Suspense>
      <WithDraftModel>
        <Fill {...props} />
      </WithDraftModel>
    </Suspense>
  );
}

function Fill({ object, field: name, wishes, onWish }: Props) {
  const t = useText();
  const field = useDraftObject(object)?.fields[name];
  const widget = field && fieldWidget(field);
  const Editor = widget?.FormEditor ?? widget?.Editor;
  if (!field || !Editor) return null;
  const key = `${object}.${name}`;
  const id = `fill-${key}`;
  const change = (value: unknown) => {
    const { [key]: _before, ...others } = wishes.fill;
    onWish({ ...wishes, fill: value === null || value === '' || value === undefined ? others : { ...others, [key]: value } });
  };
  return (
    <div className={review.choice}>
      <label htmlFor={id}>{t('studio.data.fillWith')}</label>
      <Editor
        id={id}
        field={{ ...field, access: 'edit' }}
        value={wishes.fill[key] ?? null}
        onChange={change}
        invalid={undefined}
      />
    </div>
  );
}
