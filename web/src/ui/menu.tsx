import { Menu as MantineMenu } from '@mantine/core';
import { cloneElement, type MouseEvent, type ReactElement, type ReactNode, useState } from 'react';
import { useLayer } from '../base/layers.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import { Kbd } from './kbd.tsx';
import { LayerContent } from './layer-content.tsx';

type Trigger = { onClick?: (event: MouseEvent<HTMLElement>) => void; 'aria-haspopup'?: 'menu'; 'aria-expanded'?: boolean };

type Props = {
  /** The button that opens it. */
  trigger: ReactElement<Trigger>;
  children: ReactNode;
  width?: number | 'target';
  /** It is made at the press that opens it. */
  startsOpen?: boolean;
  onClose?: () => void;
  position?: 'bottom-start' | 'bottom-end' | 'top-start' | 'top-end' | 'right-start';
};

/**
 * A menu of actions: `<Menu trigger={<IconButton …/>}><MenuItem icon="pencil" onSelect={edit}>…</MenuItem></Menu>`. Until it is asked for there is its
 * button alone: a list has some twenty menus, few of which are ever opened.
 */
export function Menu({ startsOpen = false, ...menu }: Props) {
  const [isWanted, setWanted] = useState(startsOpen);
  if (isWanted) return <MadeMenu {...menu} />;
  const { trigger } = menu;
  const press = (event: MouseEvent<HTMLElement>) => {
    trigger.props.onClick?.(event);
    setWanted(true);
  };
  return cloneElement(trigger, { 'aria-haspopup': 'menu', 'aria-expanded': false, onClick: press });
}

function MadeMenu({ trigger, children, width = 220, position = 'bottom-start', onClose }: Omit<Props, 'startsOpen'>) {
  const [open, show] = useState(true);
  const setOpen = (next: boolean) => {
    show(next);
    if (!next) onClose?.();
  };
  const layer = useLayer(open, () => setOpen(false));
  return (
    <MantineMenu
      opened={open}
      onChange={setOpen}
      width={width}
      position={position}
      closeOnEscape={false}
      trapFocus={false}
      returnFocus={false}
    >
      <MantineMenu.Target>{trigger}</MantineMenu.Target>
      <MantineMenu.Dropdown mah="min(480px, 70vh)" style={{ overflowY: 'auto' }}>
        <LayerContent layer={layer}>{children}</LayerContent>
      </MantineMenu.Dropdown>
    </MantineMenu>
  );
}

type ItemProps = {
  icon?: IconName | (string & {});
  /** Shown only: register the key itself with `useShortcut`. */
  keys?: string;
  onSelect: () => void;
  danger?: boolean;
  disabled?: boolean;
  /** A tick: this is the present choice. */
  checked?: boolean;
  children: ReactNode;
};

export function MenuItem({ icon, keys, onSelect, danger, disabled, checked, children }: ItemProps) {
  return (
    <MantineMenu.Item
      leftSection={icon && <Icon name={icon} />}
      rightSection={checked ? <Icon name="check" /> : keys && <Kbd keys={keys} />}
      color={danger ? 'red' : undefined}
      disabled={disabled}
      onClick={onSelect}
    >
      {children}
    </MantineMenu.Item>
  );
}

export const MenuDivider = MantineMenu.Divider;
export const MenuLabel = MantineMenu.Label;
