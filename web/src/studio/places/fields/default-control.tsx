import { Suspense } from 'react';
import type { Field } from '../../../../../metadata/define/field.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import { useText } from '../../../base/use-text.ts';
import { fieldWidget } from '../../../fields/index.ts';
import styles from '../../controls/controls.module.css';
import { Property } from '../../controls/property.tsx';
import { useDraftObject, WithDraftModel } from '../../model/with-draft-model.tsx';
import type { Bound } from '../../store/use-studio.ts';

type Props = { label: string; object: string; name: string; bound: Bound<Json> };

/** Types whose value names a record or a file have none that fits everybody. */
const without: Field['type'][] = ['relation', 'polymorphic', 'manyToMany', 'relationMany', 'subTable', 'file'];
const worked = { user: { me: true }, date: { today: true }, datetime: { today: true } } as const;

/** Has the type a value that each new record may begin with? */
export function takesDefault({ type }: Pick<Field, 'type'>): boolean {
  return !without.includes(type);
}

/** What a new record begins with: a value in the editor of its type; of people oneself, and of days the day on which it is made. */
export function DefaultControl(props: Props) {
  return (
    <Suspense>
      <WithDraftModel>
        <Default {...props} />
      </WithDraftModel>
    </Suspense>
  );
}

function Default({ label, object, name, bound }: Props) {
  const t = useText();
  const field = useDraftObject(object)?.fields[name];
  const widget = field && fieldWidget(field);
  const Editor = widget?.FormEditor ?? widget?.Editor;
  if (!field || !Editor) return null;
  const dynamic = field.type in worked ? worked[field.type as keyof typeof worked] : undefined;
  const isDynamic = JSON.stringify(bound.value) === JSON.stringify(dynamic) && dynamic !== undefined;
  return (
    <Property label={label} bound={bound}>
      {({ id, isWrong }) => (
        <>
          {dynamic && (
            <label className={styles.switch}>
              <input
                type="checkbox"
                checked={isDynamic}
                onChange={({ target }) => bound.write(target.checked ? dynamic : undefined)}
              />
              {t('me' in dynamic ? 'studio.default.me' : 'studio.default.today')}
            </label>
          )}
          {!isDynamic && field.type !== 'user' && (
            <Editor
              id={id}
              field={{ ...field, access: 'edit', required: false }}
              value={bound.value ?? null}
              onChange={(value: unknown) => bound.write(value === null || value === '' ? undefined : (value as Json))}
              invalid={isWrong ? '' : undefined}
            />
          )}
        </>
      )}
    </Property>
  );
}
