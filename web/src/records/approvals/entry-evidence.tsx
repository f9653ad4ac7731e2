import type { ApprovalEntry } from '../../../../metadata/api/approvals.ts';
import type { FieldModel } from '../../../../metadata/wire.ts';
import { address } from '../../base/api.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { FieldValue } from '../../fields/field-value.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './approval-progress.module.css';

/** What was changed in the record along with a decision, the files that go with it, and the signature. */
export function EntryEvidence({ entry: { changes, signature, files } }: { entry: ApprovalEntry }) {
  const t = useText();
  const label = useLabel();
  return (
    <>
      {changes.map(({ path, label: name, field, from, to }) => (
        <span key={path} className={styles.change}>
          {label(name)} <Side field={field} value={from} /> → <Side field={field} value={to} />
        </span>
      ))}
      {files.map(({ id, name, sha256 }) => (
        <span key={id} className={styles.file}>
          <Icon name="paperclip" size={14} />
          <a href={address(`/files/${id}`)} download={name} title={`SHA-256 ${sha256}`}>
            {name}
          </a>
        </span>
      ))}
      {signature && (
        <img
          className={styles.signature}
          src={address(`/files/${signature.id}`)}
          alt={t('fields.signed')}
          title={`SHA-256 ${signature.sha256}`}
          loading="lazy"
        />
      )}
    </>
  );
}

function Side({ field, value }: { field: FieldModel; value: unknown }) {
  return value == null || value === '' ? '—' : <FieldValue field={field} value={value} compact />;
}
