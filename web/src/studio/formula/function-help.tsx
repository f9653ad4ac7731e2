import { useLabel, useText } from '../../base/use-text.ts';
import styles from './formula.module.css';
import { type ExplainedFunction, explainFunction } from './function-example.ts';

/** What a function takes and does, with an example and what comes out of it. */
export function FunctionHelp({ name }: { name: string | undefined }) {
  const explained = name === undefined ? undefined : explainFunction(name);
  if (!explained) return null;
  return (
    <div className={styles.help} role="note">
      <FunctionWords explained={explained} />
    </div>
  );
}

export function FunctionWords({ explained: { signatures, help, example, gives } }: { explained: ExplainedFunction }) {
  const t = useText();
  const label = useLabel();
  return (
    <>
      {signatures.map((signature) => (
        <code key={signature.en}>{label(signature)}</code>
      ))}
      <span>{label(help)}</span>
      {example !== '' && (
        <span>
          {t('formula.example')} <code>{example}</code>
          {gives !== undefined && (
            <>
              {' → '}
              <code>{String(gives ?? t('formula.blank'))}</code>
            </>
          )}
        </span>
      )}
    </>
  );
}
