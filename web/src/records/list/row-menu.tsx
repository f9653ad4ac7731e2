import { Suspense, useState } from 'react';
import type { WireRecord } from '../../../../metadata/wire.ts';
import { paths } from '../../base/paths.ts';
import { useInlineLabel, useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuDivider, MenuItem } from '../../ui/menu.tsx';
import { useGo } from '../../ui/use-go.ts';
import { buttonsAt } from '../buttons/buttons-at.ts';
import { RowButtons } from '../buttons/buttons-later.ts';
import { usePress } from '../buttons/use-press.tsx';
import { useCopyLink } from '../model/use-copy-link.ts';
import { useRemoveRecord } from '../model/use-remove-record.ts';
import type { ListState } from './use-list-state.ts';

type Props = { state: ListState; record: WireRecord };

/** What can be done with a row. The menu itself is made when it is asked for, since there are many rows. */
export function RowMenu(props: Props) {
  const t = useText();
  const [isWanted, setWanted] = useState(false);
  const button = (
    <IconButton
      size="sm"
      icon={<Icon name="dots" />}
      label={t('action.more')}
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation();
        setWanted(true);
      }}
    />
  );
  return isWanted ? <Opening {...props} /> : button;
}

function Opening({ state: { list, actions }, record }: Props) {
  const t = useText();
  const inline = useInlineLabel();
  const go = useGo();
  const copyLink = useCopyLink();
  const remove = useRemoveRecord(list.object);
  const { object } = list;
  const address = paths.record(object.name, record.id);
  const hasButtons = buttonsAt(object, 'list').length > 0;
  const { press, dialog } = usePress(object);
  return (
    // A press in the menu is none on the cell it stands in.
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps presses to itself
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys do not reach the cell this way
    <span onClick={(event) => event.stopPropagation()}>
      <Menu
        position="bottom-end"
        startsOpen
        trigger={<IconButton size="sm" icon={<Icon name="dots" />} label={t('action.more')} tabIndex={-1} />}
      >
        <MenuItem icon="arrow-right" keys="mod+enter" onSelect={() => go(address)}>
          {t('action.open')}
        </MenuItem>
        <MenuItem icon="eye" keys="space" onSelect={() => actions.peek(record.id)}>
          {t('list.peek')}
        </MenuItem>
        <MenuItem icon="link" onSelect={() => copyLink(address)}>
          {t('record.copyLink')}
        </MenuItem>
        {hasButtons && (
          <Suspense>
            <RowButtons object={object} record={record} press={press} />
          </Suspense>
        )}
        {object.access.delete && (
          <>
            <MenuDivider />
            <MenuItem icon="trash" danger onSelect={() => remove(record)}>
              {t('record.delete', { object: inline(object.label) })}
            </MenuItem>
          </>
        )}
      </Menu>
      {dialog}
    </span>
  );
}
