import { useState } from 'react';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu, MenuDivider, MenuItem } from '../../../ui/menu.tsx';
import { ColourPicker } from '../colour-picker.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import type { RowProps } from './option-row.tsx';
import styles from './options.module.css';

/** What can be done with one option. The menu is made at the press that opens it: there may be hundreds. */
export function OptionMenu(props: RowProps) {
  const t = useText();
  const label = useLabel();
  const [isOpen, setOpen] = useState(false);
  const [isMerging, setMerging] = useState(false);
  const trigger = (
    <IconButton
      size="sm"
      icon={<Icon name="dots" />}
      label={t('studio.optionMenu', { option: label(props.option.label) })}
      onClick={isOpen ? undefined : () => setOpen(true)}
    />
  );
  return (
    <>
      {isOpen ? (
        <Menu width={260} position="bottom-end" trigger={trigger} startsOpen onClose={() => setOpen(false)}>
          <OptionDeeds {...props} onMerge={() => setMerging(true)} />
        </Menu>
      ) : (
        trigger
      )}
      {isMerging && <MergeDialog {...props} onClose={() => setMerging(false)} />}
    </>
  );
}

function OptionDeeds({ option, index, count, isPublished, steps, onMerge }: RowProps & { onMerge: () => void }) {
  const t = useText();
  return (
    <>
      <div className={styles.colours}>
        <ColourPicker value={option.color} onPick={(color) => steps.colour([option], color)} />
      </div>
      <MenuDivider />
      <MenuItem icon="arrow-up" keys="alt+arrowup" disabled={index === 0} onSelect={() => steps.move(option, -1)}>
        {t('studio.moveUp')}
      </MenuItem>
      <MenuItem icon="arrow-down" keys="alt+arrowdown" disabled={index === count - 1} onSelect={() => steps.move(option, 1)}>
        {t('studio.moveDown')}
      </MenuItem>
      <MenuItem icon="archive" checked={option.archived === true} onSelect={() => steps.archive(option)}>
        {t('studio.archive')}
      </MenuItem>
      {isPublished && count > 1 && (
        <MenuItem icon="arrows-exchange" onSelect={onMerge}>
          {t('studio.mergeInto')}
        </MenuItem>
      )}
      {!isPublished && (
        <MenuItem icon="trash" danger onSelect={() => steps.remove(option)}>
          {t('action.remove')}
        </MenuItem>
      )}
    </>
  );
}
