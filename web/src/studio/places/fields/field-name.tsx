import { useState } from 'react';
import { nameSchema } from '../../../../../metadata/define/name.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import { paths } from '../../../base/paths.ts';
import { useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { TextInput } from '../../../ui/form-input.tsx';
import { useGo } from '../../../ui/use-go.ts';
import styles from '../../controls/controls.module.css';
import { useBody, useStudioState } from '../../store/use-studio.ts';
import { useFieldSteps } from './use-field-steps.ts';

/** What the field is called in the API. Once it is published another name is another for callers too, and is asked for on purpose. */
export function FieldName({ object, name }: { object: string; name: string }) {
  const t = useText();
  const go = useGo();
  const steps = useFieldSteps(object);
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const isPublished = useStudioState(({ definitions }) => {
    const published = definitions.get(`object/${object}`)?.body as ObjectBody | undefined;
    return published !== undefined && Object.hasOwn(published.fields, name);
  });
  const [wanted, setWanted] = useState(name);
  const [isOpen, setOpen] = useState(false);
  const was = body?.fields[name]?.was;
  const isLocked = isPublished && !isOpen;
  const isTaken = wanted !== name && Object.hasOwn(body?.fields ?? {}, wanted);
  const isWrong = isTaken || !nameSchema.safeParse(wanted).success;
  const take = () => {
    if (isWrong || wanted === name) return setWanted(name);
    steps.rename(name, wanted);
    void go(paths.studio('objects', object, 'fields', wanted), { replace: true });
  };
  if (isLocked) {
    return (
      <div className={styles.property}>
        <span className={styles.label}>{t('studio.apiName')}</span>
        <div className={styles.locked}>
          <code>{name}</code>
          <Button size="sm" variant="ghost" onClick={() => setOpen(true)}>
            {t('studio.changeName')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <TextInput
      label={t('studio.apiName')}
      description={t(isPublished || was ? 'studio.apiNameFollows' : 'studio.apiNameHelp', { name: was ?? name })}
      value={wanted}
      maxLength={48}
      error={isWrong ? t(isTaken ? 'studio.taken' : 'studio.badName') : undefined}
      onChange={(event) => setWanted(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === 'Enter' && take()}
    />
  );
}
