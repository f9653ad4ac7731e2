import { Suspense } from 'react';
import type { Field } from '../../../../../metadata/define/field.ts';
import { fieldType, fieldTypes } from '../../../../../metadata/field-types/index.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import { expressionOf } from '../../../../../metadata/rules/record-values.ts';
import { useText } from '../../../base/use-text.ts';
import { fieldWidget } from '../../../fields/index.ts';
import styles from '../../controls/controls.module.css';
import { Property } from '../../controls/property.tsx';
import { useDraftObject, WithDraftModel } from '../../model/with-draft-model.tsx';
import type { Bound } from '../../store/use-studio.ts';
import { DefaultExpression, DefaultWay } from './default-expression.tsx';

type Props = { label: string; object: string; name: string; field: Field; bound: Bound<Json> };

/** Has the type a value that each new record may begin with? One that names a record or a file fits nobody else. */
export function takesDefault(field: Field): boolean {
  return takesLiteral(field) || takesExpression(field);
}

function takesLiteral(field: Field): boolean {
  const { source, expressionType, design } = fieldType(field);
  return design.current !== undefined || (source === 'columns' && !design.ofRecord && expressionType(field) !== 'reference');
}

function takesExpression(field: Field): boolean {
  const { source, expressionType, design } = fieldType(field);
  return (source === 'columns' || source === 'linkTable') && !design.ofRecord && expressionType(field) !== 'none';
}

/**
 * What a new record begins with: a value in the editor of its type; of people oneself, and of days the day on which it is made; or what an expression gives
 * over what is filled in so far.
 */
export function DefaultControl(props: Props) {
  const { field, bound } = props;
  const way = takesExpression(field) ? <DefaultWay bound={bound} /> : null;
  return (
    <>
      {expressionOf(bound.value) !== undefined ? (
        <DefaultExpression {...props} />
      ) : (
        takesLiteral(field) && (
          <Suspense>
            <WithDraftModel>
              <Default {...props} />
            </WithDraftModel>
          </Suspense>
        )
      )}
      {way}
    </>
  );
}

function Default({ label, object, name, bound }: Props) {
  const t = useText();
  const field = useDraftObject(object)?.fields[name];
  const widget = field && fieldWidget(field);
  const Editor = widget?.FormEditor ?? widget?.Editor;
  if (!field || !Editor) return null;
  const { current } = fieldTypes[field.type].design;
  const isCurrent = current !== undefined && JSON.stringify(bound.value) === JSON.stringify(current);
  const isOfPeople = current !== undefined && 'me' in current;
  return (
    <Property label={label} bound={bound}>
      {({ id, isWrong }) => (
        <>
          {current && (
            <label className={styles.switch}>
              <input
                type="checkbox"
                checked={isCurrent}
                onChange={({ target }) => bound.write(target.checked ? current : undefined)}
              />
              {t('me' in current ? 'studio.default.me' : 'studio.default.today')}
            </label>
          )}
          {!isCurrent && !isOfPeople && (
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
