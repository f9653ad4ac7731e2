import { Suspense, useState } from 'react';
import { api } from '../../base/api.ts';
import { loadLater } from '../../base/load-later.ts';
import { paths } from '../../base/paths.ts';
import { toast } from '../../base/toast.ts';
import { useMe } from '../../base/use-me.ts';
import { useText } from '../../base/use-text.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu, MenuItem, MenuLabel } from '../../ui/menu.tsx';
import styles from './workspace-menu.module.css';

const WorkspaceModal = loadLater(() => import('./workspace-modal.tsx'), 'WorkspaceModal');

/** The workspace one is in, and the way to the others. */
export function WorkspaceMenu() {
  const t = useText();
  const { workspace, workspaces, system } = useMe();
  const [adding, setAdding] = useState(false);
  const trigger = (
    <button type="button" className={styles.trigger} title={workspace.name}>
      <Avatar name={workspace.name} size={24} square />
      <span className={styles.name}>{workspace.name}</span>
      <Icon name="selector" size={14} className={styles.chevron} />
    </button>
  );
  return (
    <>
      <Menu trigger={trigger}>
        <MenuLabel>{t('nav.workspaces')}</MenuLabel>
        {workspaces.map((other) => (
          <MenuItem key={other.id} checked={other.id === workspace.id} onSelect={() => enterWorkspace(other.id)}>
            {other.name}
          </MenuItem>
        ))}
        {system.includes('manageMetadata') && workspace.id === firstWorkspace && (
          <MenuItem icon="plus" onSelect={() => setAdding(true)}>
            {t('nav.addWorkspace')}
          </MenuItem>
        )}
      </Menu>
      <Suspense>{adding && <WorkspaceModal onMade={enterWorkspace} onClose={() => setAdding(false)} />}</Suspense>
    </>
  );
}

/** Its people run the server, and found further ones. */
const firstWorkspace = 'main';

/** Everything on screen belongs to the other workspace afterwards, so the page starts afresh. */
function enterWorkspace(id: string): void {
  api.post('/me/workspace', { id }).then(() => location.assign(paths.home), toast.problem);
}
