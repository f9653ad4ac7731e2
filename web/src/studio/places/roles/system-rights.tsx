import { Checkbox } from '@mantine/core';
import { type SystemRight, systemRights } from '../../../../../metadata/define/system-rights.ts';
import { useText } from '../../../base/use-text.ts';
import styles from './role-page.module.css';

type Props = { rights: readonly SystemRight[]; isFixed?: boolean; onChange: (rights: SystemRight[]) => void };

/** What a role allows besides records. */
export function SystemRights({ rights, isFixed = false, onChange }: Props) {
  const t = useText();
  return (
    <fieldset className={styles.checks}>
      <legend className={styles.heading}>{t('roles.system')}</legend>
      {systemRights.map((right) => (
        <Checkbox
          key={right}
          size="sm"
          label={t(`roles.system.${right}`)}
          checked={rights.includes(right)}
          disabled={isFixed}
          onChange={() => onChange(rights.includes(right) ? rights.filter((one) => one !== right) : [...rights, right])}
        />
      ))}
    </fieldset>
  );
}
