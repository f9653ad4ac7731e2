import { Icon } from '../../ui/icon.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import styles from './column-row.module.css';

type Props<Value extends string> = {
  label: string;
  /** Why it must be said by a person. */
  question: string | undefined;
  value: Value | undefined;
  options: { value: Value; label: string }[];
  onChange: (value: Value) => void;
  /** A sample, read as chosen. */
  reads: string | undefined;
};

/** How the cells of a column are to be read. */
export function ReadingChoice<Value extends string>({ label, question, value, options, onChange, reads }: Props<Value>) {
  return (
    <div className={styles.dates} data-open={question !== undefined && value === undefined ? true : undefined}>
      {question && (
        <span className={styles.warn}>
          <Icon name="alert-triangle" /> {question}
        </span>
      )}
      <Segmented label={label} value={value} options={options} onChange={onChange} />
      {reads && <span className={styles.reads}>{reads}</span>}
    </div>
  );
}
