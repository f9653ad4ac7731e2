import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu } from '../../ui/menu.tsx';

/** What can be added to the thing on a canvas. */
export function BuildMenu({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Menu
      position="bottom-end"
      width={260}
      trigger={
        <Button size="sm" icon={<Icon name="plus" />}>
          {label}
        </Button>
      }
    >
      {children}
    </Menu>
  );
}
