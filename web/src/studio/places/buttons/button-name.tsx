import { useState } from 'react';
import { nameSchema } from '../../../../../metadata/define/name.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import { paths } from '../../../base/paths.ts';
import { useText } from '../../../base/use-text.ts';
import { TextInput } from '../../../ui/form-input.tsx';
import { useGo } from '../../../ui/use-go.ts';
import controls from '../../controls/controls.module.css';
import { useBody, useStudioState } from '../../store/use-studio.ts';
import { useButtonSteps } from './use-button-steps.ts';

/** What a button is called in the API. Once it is published callers know it by that name. */
export function ButtonName({ object, name }: { object: string; name: string }) {
  const t = useText();
  const go = useGo();
  const steps = useButtonSteps(object);
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const isPublished = useStudioState(({ definitions }) => {
    const published = definitions.get(`object/${object}`)?.body as ObjectBody | undefined;
    return Object.hasOwn(published?.buttons ?? {}, name);
  });
  const [wanted, setWanted] = useState(name);
  const isTaken = wanted !== name && Object.hasOwn(body?.buttons ?? {}, wanted);
  const isWrong = isTaken || !nameSchema.safeParse(wanted).success;
  if (isPublished) {
    return (
      <div className={controls.property}>
        <span className={controls.label}>{t('studio.apiName')}</span>
        <code title={t('studio.apiNameFixed')}>{name}</code>
      </div>
    );
  }
  const take = () => {
    if (isWrong || wanted === name) return setWanted(name);
    steps.rename(name, wanted);
    void go(paths.studio('objects', object, 'buttons', wanted), { replace: true });
  };
  return (
    <TextInput
      label={t('studio.apiName')}
      description={t('studio.apiNameHelp')}
      value={wanted}
      maxLength={48}
      error={isWrong ? t(isTaken ? 'studio.taken' : 'studio.badName') : undefined}
      onChange={(event) => setWanted(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === 'Enter' && take()}
    />
  );
}
