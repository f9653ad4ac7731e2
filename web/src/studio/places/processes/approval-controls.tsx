import { optionField } from '../../../../../metadata/check/field-demands.ts';
import { type ApprovalSettings, approvalStates, type ProcessBody } from '../../../../../metadata/define/process.ts';
import { mayOpenApproval } from '../../../../../metadata/steps/index.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { ChoiceControl } from '../../controls/plain-controls.tsx';
import { FieldControl, NamesControl, useFieldChoices } from '../../controls/reference-controls.tsx';
import { useDraftObject } from '../../model/with-draft-model.tsx';
import { useElementBound } from '../../store/use-element-bound.ts';

type Props = { name: string; process: ProcessBody };

/** What approvals mean for the record: which field says how they stand, what nobody changes meanwhile, and who may take it back. */
export function ApprovalControls({ name, process }: Props) {
  const t = useText();
  const bound = useElementBound({ kind: 'process', name, at: [] }, process.label);
  if (!mayOpenApproval(process)) return null;
  const withdraw = bound<string>('approval.withdraw', 'processes.withdraw');
  return (
    <>
      <StatusControls name={name} process={process} />
      <LocksControl name={name} process={process} />
      <ChoiceControl
        label={t('processes.withdraw')}
        choices={(['undecided', 'untouched', 'never'] as const).map((value) => ({
          value,
          label: t(`processes.withdraw.${value}`),
        }))}
        bound={{ ...withdraw, value: withdraw.value ?? 'undecided' }}
      />
    </>
  );
}

/** The business status: a choice of the record, and its option for each way in which an approval can stand. */
function StatusControls({ name, process }: Props) {
  const t = useText();
  const label = useLabel();
  const bound = useElementBound({ kind: 'process', name, at: [] }, process.label);
  const status = bound<ApprovalSettings['status']>('approval.status', 'processes.statusField');
  const object = useDraftObject(process.trigger.object);
  const field = status.value && object?.fields[status.value.field];
  const options = (
    field && 'options' in field ? (field.options as { value: string; label: { zh: string; en: string } }[]) : []
  ).map((option) => ({ value: option.value, label: label(option.label) || option.value }));
  return (
    <>
      <FieldControl
        label={t('processes.statusField')}
        help={t('processes.statusFieldHelp')}
        object={process.trigger.object}
        fits={optionField.fits}
        clearable
        bound={{
          ...status,
          value: status.value?.field,
          write: (to) => status.write(to === undefined ? undefined : { field: to }),
        }}
      />
      {status.value &&
        approvalStates.map((state) => (
          <ChoiceControl
            key={state}
            label={t(`processes.status.${state}`)}
            choices={options}
            none={t('processes.statusStays')}
            bound={bound<string>(`approval.status.${state}`, `processes.status.${state}`)}
          />
        ))}
    </>
  );
}

/** What nobody but the process changes while people decide. */
function LocksControl({ name, process }: Props) {
  const t = useText();
  const bound = useElementBound({ kind: 'process', name, at: [] }, process.label);
  const locks = bound<ApprovalSettings['locks']>('approval.locks', 'processes.locks');
  const fields = useFieldChoices(process.trigger.object);
  const chosen = Array.isArray(locks.value) ? locks.value : undefined;
  const [first] = fields;
  const write = (to: string | undefined) => {
    if (to === 'some') locks.write(first ? [first.value] : undefined);
    else locks.write(to === 'nothing' ? 'nothing' : undefined);
  };
  return (
    <>
      <ChoiceControl
        label={t('processes.locks')}
        help={t('processes.locksHelp')}
        choices={(['all', 'some', 'nothing'] as const).map((value) => ({ value, label: t(`processes.locks.${value}`) }))}
        bound={{ ...locks, value: chosen ? 'some' : ((locks.value as string | undefined) ?? 'all'), write }}
      />
      {chosen && (
        <NamesControl
          label={t('processes.lockedFields')}
          choices={fields}
          bound={{ ...locks, value: chosen, write: (to) => locks.write(to) }}
        />
      )}
    </>
  );
}
