import { Checkbox } from '@mantine/core';
import { type SystemRight, systemRights } from '../../../../metadata/define/system-rights.ts';
import { useText } from '../../base/use-text.ts';
import styles from './role-page.module.css';

type Props = { rights: SystemRight[]; onChange: (rights: SystemRight[]) => void };

export function RoleSystem({ rights, onChange }: Props) {
  const t = useText();
  const toggle = (right: SystemRight) =>
    onChange(rights.includes(right) ? rights.filter((one) => one !== right) : [...rights, right]);
  return (
    <div className={styles.checks}>
      {systemRights.map((right) => (
        <Checkbox
          key={right}
          label={t(`roles.system.${right}`)}
          checked={rights.includes(right)}
          onChange={() => toggle(right)}
        />
      ))}
    </div>
  );
}
