import { useState } from 'react';
import type { ObjectBody } from '../../../../../../metadata/define/object.ts';
import { systemFields } from '../../../../../../metadata/system-fields.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { Icon } from '../../../../ui/icon.tsx';
import { SearchField } from '../../../frame/search-field.tsx';
import { useBody } from '../../../store/use-studio.ts';
import { matches } from '../../../words/matches.ts';
import { useReasonWords } from './reason-words.ts';
import styles from './rights-panel.module.css';
import { useFieldRightsOf, useRightsOf } from './use-rights.ts';

/** One object as a person may use it: every action with its reason, and every field with its own. */
export function RightsPanel({ id, object }: { id: string; object: string }) {
  const t = useText();
  const label = useLabel();
  const words = useReasonWords();
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const rights = useRightsOf(id).data?.objects.find((each) => each.object === object);
  return (
    <div className={styles.panel}>
      <h2 className={styles.title}>
        {body && <Icon name={body.icon} size={18} />}
        {label(body?.label) || object}
      </h2>
      {rights && (
        <dl className={styles.actions}>
          {rights.actions.map((each) => (
            <div key={each.action} data-none={!each.allowed || undefined}>
              <dt>{t(`roles.${each.action}`)}</dt>
              <dd>
                <b>{words.outcome(each)}</b>
                <small>{words.reasons(each)}</small>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {rights && rights.controlledBy.length > 0 && (
        <p className={styles.note}>
          {t('roles.controlled', { objects: rights.controlledBy.map(words.objectName).join(t('studio.comma')) })}
        </p>
      )}
      <Fields id={id} object={object} body={body} />
    </div>
  );
}

function Fields({ id, object, body }: { id: string; object: string; body: ObjectBody | undefined }) {
  const t = useText();
  const label = useLabel();
  const says = useReasonWords();
  const [words, setWords] = useState('');
  const { data: fields = [] } = useFieldRightsOf(id, object);
  const labelOf = (field: string) =>
    Object.hasOwn(systemFields, field) ? systemFields[field as keyof typeof systemFields].label : body?.fields[field]?.label;
  return (
    <section>
      <h3 className={styles.heading}>{t('roles.fields')}</h3>
      <SearchField label={t('roles.findField')} words={words} onWords={setWords} />
      <dl className={styles.actions}>
        {fields
          .filter(({ field }) => matches(words, labelOf(field), field))
          .map((each) => (
            <div key={each.field} data-none={each.seen === 'hidden' || undefined}>
              <dt>{label(labelOf(each.field)) || each.field}</dt>
              <dd>
                <b>{says.field(each)}</b>
                {each.reasons.map((reason) => (
                  <small key={JSON.stringify(reason)}>{says.fieldReason(reason)}</small>
                ))}
              </dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
