import type { ApprovalCard } from '../../../../metadata/api/approvals.ts';
import type { FieldModel, FileReference } from '../../../../metadata/wire.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { UploadTarget } from '../../fields/upload-target.ts';
import { PeopleChoice } from '../../records/approvals/people-choice.tsx';
import { FormField } from '../../records/create/form-field.tsx';

/** What goes with an approval besides words. */
export type Evidence = {
  next: string[];
  signature: FileReference[];
  files: FileReference[];
  /** Of fields that were touched. */
  values: Record<string, unknown>;
};

export const noEvidence: Evidence = { next: [], signature: [], files: [], values: {} };

/** Whether an approval is more than a press. */
export function asksForMore({ needs, next, shown }: ApprovalCard): boolean {
  return needs.comment || needs.signature || needs.attachment || next !== null || shown.some(({ edit }) => edit);
}

/** Whether something that the step asks for is still missing. */
export function isOwed({ needs, next, shown }: ApprovalCard, evidence: Evidence): boolean {
  const isBlank = (value: unknown) => value == null || value === '' || (Array.isArray(value) && value.length === 0);
  const heldBy = ({ path, value, now = value }: ApprovalCard['shown'][number]) =>
    path in evidence.values ? evidence.values[path] : now;
  return (
    (needs.signature && evidence.signature.length === 0) ||
    (needs.attachment && evidence.files.length === 0) ||
    (next !== null && evidence.next.length === 0) ||
    shown.some((each) => each.demanded && isBlank(heldBy(each)))
  );
}

/** As it is sent with the act. */
export function sentWith({ version }: ApprovalCard, { next, signature, files, values }: Evidence) {
  const [signed] = signature;
  return {
    ...(next.length > 0 && { next }),
    ...(signed && { signature: signed.id }),
    ...(files.length > 0 && { files: files.map(({ id }) => id) }),
    ...(Object.keys(values).length > 0 && { values, ...(version !== null && { version }) }),
  };
}

type Props = { card: ApprovalCard; evidence: Evidence; onChange: (some: Partial<Evidence>) => void };

/** Fields that whoever approves may change, who decides next, files and the signature. */
export function ApproveWith({ card, evidence, onChange }: Props) {
  const t = useText();
  const label = useLabel();
  const { needs, next, shown, task } = card;
  return (
    <UploadTarget value={`/files?task=${task.id}`}>
      {shown
        .filter(({ edit }) => edit)
        .map(({ path, field, demanded, value, now = value }) => (
          <FormField
            key={path}
            name={path}
            field={{ ...field, required: demanded === true, access: 'edit' } as FieldModel}
            value={path in evidence.values ? evidence.values[path] : now}
            onChange={(given) => onChange({ values: { ...evidence.values, [path]: given } })}
          />
        ))}
      {next && (
        <PeopleChoice
          label={t('todo.next', { step: label(next.label) })}
          several={next.several}
          among={next.among}
          onChoose={(people) => onChange({ next: people })}
        />
      )}
      {needs.attachment && (
        <FormField
          name="files"
          field={fileField('file', t('todo.files'))}
          value={evidence.files}
          onChange={(files) => onChange({ files: (files as FileReference[] | null) ?? [] })}
        />
      )}
      {needs.signature && (
        <FormField
          name="signature"
          field={fileField('signature', t('todo.signature'))}
          value={evidence.signature}
          onChange={(drawn) => onChange({ signature: (drawn as FileReference[] | null) ?? [] })}
        />
      )}
    </UploadTarget>
  );
}

/** The editor of a field draws what is no field of a record. */
function fileField(type: 'file' | 'signature', name: string): FieldModel {
  const shared = {
    label: { zh: name, en: name },
    required: true,
    access: 'edit',
    operators: [],
    aggregates: [],
    sortable: false,
    groupable: false,
  };
  return { ...shared, type, ...(type === 'file' && { multiple: true }) } as unknown as FieldModel;
}
