import { Select } from '@mantine/core';
import { useState } from 'react';
import type { ObjectBody } from '../../../../../../metadata/define/object.ts';
import {
  type CheckGiven,
  isCheckComplete,
  type ReadyCheck,
  readyChecks,
  ruleOfCheck,
} from '../../../../../../metadata/rules/ready-checks.ts';
import { paths } from '../../../../base/paths.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { FormModal } from '../../../../ui/form-modal.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Segmented } from '../../../../ui/segmented.tsx';
import { useGo } from '../../../../ui/use-go.ts';
import { useFieldChoices } from '../../../controls/reference-controls.tsx';
import { typeOfPath } from '../../../model/type-of-path.ts';
import { useBody } from '../../../store/use-studio.ts';
import styles from '../rules-page.module.css';
import { useRuleSteps } from '../use-rule-steps.ts';
import { useSpeaker } from '../use-speaker.ts';
import { CheckValues } from './check-values.tsx';

type Level = 'refuse' | 'warn';

/** Makes a rule of a field and a check that is ready: e-mail, identity card, range …; it refuses or warns, and can be changed like any rule. */
export function CheckDialog({ object, onClose }: { object: string; onClose: () => void }) {
  const t = useText();
  const label = useLabel();
  const go = useGo();
  const steps = useRuleSteps(object);
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const offered = useChecksByField(object);
  const [name, setName] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadyCheck>();
  const [given, setGiven] = useState<CheckGiven>({});
  const [level, setLevel] = useState<Level>('refuse');
  const field = name === null ? undefined : body?.fields[name];
  const checks = name === null ? [] : offered.checksOf(name);
  const make = async () => {
    if (name === null || !field || !chosen) return;
    const rule = steps.addWhole(ruleOfCheck(chosen, { name, field, given, level }));
    onClose();
    await go(paths.studio('objects', object, 'rules', rule));
  };
  return (
    <FormModal
      title={t('rules.check')}
      action={t('rules.check.make')}
      disabled={!chosen || !field || !isCheckComplete(chosen, given)}
      onSubmit={make}
      onClose={onClose}
    >
      <Select
        label={t('rules.check.field')}
        data={offered.fields}
        value={name}
        onChange={(next) => {
          setName(next);
          setChosen(undefined);
        }}
        searchable
        nothingFoundMessage={t('ui.nothingFound')}
      />
      <Select
        label={t('rules.check.which')}
        data={checks.map((check) => ({ value: check.name, label: label(check.label) }))}
        value={chosen?.name ?? null}
        onChange={(next) => {
          setChosen(checks.find((check) => check.name === next));
          setGiven({});
        }}
        disabled={name === null}
      />
      {chosen && name !== null && <CheckValues object={object} field={name} check={chosen} given={given} onChange={setGiven} />}
      <Segmented
        label={t('rules.check.level')}
        value={level}
        options={[
          { value: 'refuse', label: t('rules.check.refuse') },
          { value: 'warn', label: t('rules.check.warn') },
        ]}
        onChange={setLevel}
      />
      <p className={styles.about}>
        {t('rules.check.others')} <Link to={paths.studio('objects', object)}>{t('rules.check.unique')}</Link>
      </p>
    </FormModal>
  );
}

/** Fields that some check fits, and the checks of each. */
function useChecksByField(object: string) {
  const speaker = useSpeaker(object);
  const checksOf = (name: string) => readyChecks.filter((check) => check.fits(typeOfPath(speaker, name)));
  const fields = useFieldChoices(object, ({ type, ...field }) => !('options' in field)).filter(
    ({ value }) => checksOf(value).length > 0,
  );
  return { checksOf, fields };
}
