import { useState } from 'react';
import { ruleActions } from '../../../../../metadata/rules/actions/index.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Menu, MenuItem } from '../../../ui/menu.tsx';
import { CheckDialog } from './checks/check-dialog.tsx';
import { actionNames } from './effects-control.tsx';
import styles from './rules-page.module.css';
import type { ActionName } from './use-rule-steps.ts';

type Props = { object: string; isFirst: boolean; onAdd: (action: ActionName) => void };

/** A new rule by what it shall do, or out of a check that is ready. */
export function NewRule({ object, isFirst, onAdd }: Props) {
  const t = useText();
  const label = useLabel();
  const [isChecking, setChecking] = useState(false);
  return (
    <div className={styles.makers} data-builds>
      <Menu
        width={280}
        trigger={
          <Button variant={isFirst ? 'primary' : 'default'} icon={<Icon name="plus" />}>
            {t('rules.new')}
          </Button>
        }
      >
        {actionNames.map((action) => (
          <MenuItem key={action} onSelect={() => onAdd(action)}>
            {label(ruleActions[action].does)}
          </MenuItem>
        ))}
      </Menu>
      <Button icon={<Icon name="circle-check" />} onClick={() => setChecking(true)}>
        {t('rules.check')}
      </Button>
      {isChecking && <CheckDialog object={object} onClose={() => setChecking(false)} />}
    </div>
  );
}
