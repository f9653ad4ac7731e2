import type { Bound } from '../store/use-studio.ts';
import styles from './controls.module.css';
import { Property } from './property.tsx';

type Props = { label: string; help?: string; bound: Bound<string> };

/** A formula or a condition as it is written; what is wrong with it is said below as one types. */
export function ExpressionControl({ label, help, bound }: Props) {
  return (
    <Property label={label} help={help} bound={bound}>
      {({ id, describedBy, isWrong }) => (
        <textarea
          id={id}
          className={`${styles.input} ${styles.code}`}
          spellCheck={false}
          autoCapitalize="off"
          aria-describedby={describedBy}
          aria-invalid={isWrong || undefined}
          value={bound.value ?? ''}
          onChange={(event) => bound.write(event.target.value || undefined)}
        />
      )}
    </Property>
  );
}
