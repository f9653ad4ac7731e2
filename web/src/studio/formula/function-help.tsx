import { functionsByName } from '../../../../metadata/expression/functions/catalogue.ts';
import { functionSignature } from '../../../../metadata/expression/signature.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import styles from './formula.module.css';

/** What a function takes and does, with an example and what comes out of it. */
export function FunctionHelp({ name }: { name: string | undefined }) {
  const t = useText();
  const label = useLabel();
  const entries = name === undefined ? [] : (functionsByName.get(name) ?? []);
  const [entry] = entries;
  if (!entry) return null;
  const [example] = entries.flatMap(({ samples }) => samples);
  return (
    <div className={styles.help} role="note">
      <code>{label(functionSignature(entry))}</code>
      <span>{label(entry.help)}</span>
      {example && (
        <span>
          {t('formula.example')} <code>{example[0]}</code> → <code>{String(example[1] ?? t('formula.blank'))}</code>
        </span>
      )}
    </div>
  );
}
