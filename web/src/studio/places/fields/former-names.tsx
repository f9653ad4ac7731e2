import type { Field } from '../../../../../metadata/define/field.ts';
import { useText } from '../../../base/use-text.ts';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import styles from '../../controls/controls.module.css';
import type { Element } from '../../store/commands.ts';
import { useRun } from '../../store/use-studio.ts';

/** Names that callers of the API may still use for the field, each to be taken away. */
export function FormerNames({ element, field }: { element: Element; field: Field }) {
  const t = useText();
  const run = useRun();
  const { aliases = [], label } = field;
  if (aliases.length === 0) return null;
  const remove = (alias: string) =>
    run({ key: 'studio.did.removeFormerName', values: { name: alias, thing: label } }, (step) =>
      step.write({ ...element, at: [...element.at, 'aliases', alias] }, { to: undefined }),
    );
  return (
    <div className={styles.property}>
      <span className={styles.label}>{t('studio.formerNames')}</span>
      <ul className={styles.formerNames} aria-label={t('studio.formerNames')}>
        {aliases.map((alias) => (
          <li key={alias} className={styles.locked}>
            <code>{alias}</code>
            <IconButton
              size="sm"
              icon={<Icon name="x" />}
              label={t('studio.removeFormerName', { name: alias })}
              onClick={() => remove(alias)}
            />
          </li>
        ))}
      </ul>
      <span className={styles.help}>{t('studio.formerNamesHelp')}</span>
    </div>
  );
}
