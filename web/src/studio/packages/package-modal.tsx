import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { Label } from '../../../../metadata/label.ts';
import type { Json } from '../../../../metadata/merge/json.ts';
import { api } from '../../base/api.ts';
import { queryClient } from '../../base/query-client.ts';
import { toast } from '../../base/toast.ts';
import { type TextKey, useLabel, useLocale, useText } from '../../base/use-text.ts';
import { FormModal } from '../../ui/form-modal.tsx';
import { undoOf } from '../changes/take-back.ts';
import { PackageConflict } from './package-conflict.tsx';
import type { PackagePlan } from './package-file.tsx';
import { PackageLosses } from './package-losses.tsx';
import styles from './packages.module.css';
import { ReasonList } from './reason-list.tsx';
import { usePackagePlan } from './use-package-plan.ts';

type Props = { zip: string; plan: PackagePlan; onClose: () => void };

/** What a package would change here, whose definition counts where both have one, and what stands against it. */
export function PackageModal({ zip, plan: first, onClose }: Props) {
  const t = useText();
  const label = useLabel();
  const list = new Intl.ListFormat(useLocale());
  const { plan, wishes, compare, settle } = usePackagePlan(zip, first);
  const [sampleData, setSampleData] = useState(false);
  const [unplayed, setUnplayed] = useState<PackagePlan['problems']>([]);
  const name = label(plan.label);
  const install = async () => {
    const { revision, sampleProblems } = await api.post('/packages/install', { zip, ...wishes, sampleData });
    await queryClient.invalidateQueries();
    toast.success(t('solutions.done', { name }), undoOf(revision));
    if (sampleProblems.length === 0) return onClose();
    setUnplayed(sampleProblems);
    settle();
  };
  return (
    <FormModal
      title={t('apps.compareTitle', { name, version: plan.version })}
      action={t('solutions.install')}
      disabled={plan.problems.length > 0}
      onSubmit={install}
      onClose={onClose}
    >
      {/* The focus on the first of several answers would look like an answer. */}
      <p data-autofocus tabIndex={-1} className={styles.about}>
        {label(plan.description)}
      </p>
      <p>{plan.changes.length === 0 ? t('apps.equal') : t('apps.differs', { count: String(plan.changes.length) })}</p>
      {plan.changes.length > 0 && (
        <details>
          <summary>{t('apps.details')}</summary>
          <ul className={styles.changes}>
            {plan.changes.map(({ kind, name: definition, ...change }) => (
              <li key={`${kind}/${definition}`}>
                {t(`apps.change.${change.change}`)} {t(`studio.kind.${kind}` as TextKey)}{' '}
                <b>{label(('body' in change && (change.body as { label?: Label } | null)?.label) || undefined)}</b>{' '}
                <code>{definition}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
      {plan.isOlder && (
        <Checkbox
          label={t('apps.takesOlder', { installed: plan.installed ?? '', version: plan.version })}
          checked={wishes.takesOlder}
          onChange={(event) => compare({ takesOlder: event.currentTarget.checked })}
        />
      )}
      {plan.requires.length > 0 && <p>{t('template.requires', { names: list.format([...plan.requires]) })}</p>}
      {plan.conflicts.map(({ kind, name: definition }) => {
        const key = `${kind}/${definition}`;
        const change = plan.changes.find((each) => each.kind === kind && each.name === definition);
        return (
          <PackageConflict
            key={key}
            kind={kind}
            name={definition}
            theirs={(change && 'body' in change ? change.body : null) as Json}
            choice={wishes.choices[key]}
            onChoose={(choice) => compare({ choices: { ...wishes.choices, [key]: choice } })}
          />
        );
      })}
      <PackageLosses steps={plan.steps} accept={wishes.accept} onAccept={(accept) => compare({ accept })} />
      {plan.samples && (
        <Checkbox
          label={t('solutions.withSamples')}
          checked={sampleData}
          onChange={(event) => setSampleData(event.currentTarget.checked)}
        />
      )}
      <ReasonList title={t('apps.samplesUnplayed')} problems={unplayed} />
      {/* Who has all of it already wants no reasons why it cannot come once more. */}
      {plan.changes.length > 0 && <ReasonList title={t('apps.standsAgainst')} problems={plan.problems} />}
    </FormModal>
  );
}
