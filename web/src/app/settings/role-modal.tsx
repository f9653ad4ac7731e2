import type { RoleBody } from '../../../../metadata/define/role.ts';
import { api } from '../../base/api.ts';
import { paths } from '../../base/paths.ts';
import { useText } from '../../base/use-text.ts';
import { NameFields, useNaming } from '../../studio/frame/name-fields.tsx';
import { FormModal } from '../../ui/form-modal.tsx';
import { useGo } from '../../ui/use-go.ts';
import { type RoleLine, refreshDirectory } from './directory.ts';

/** Names a new role; its rights are set on its own page. */
export function RoleModal({ roles, onClose }: { roles: readonly RoleLine[]; onClose: () => void }) {
  const t = useText();
  const go = useGo();
  const naming = useNaming((name) => roles.some((role) => role.name === name));

  async function create() {
    const body: RoleBody = { label: naming.whole, objects: {} };
    await api.post('/roles', { name: naming.name, body });
    await refreshDirectory();
    onClose();
    go(paths.settings(`roles/${naming.name}`));
  }

  return (
    <FormModal title={t('roles.add')} action={t('action.create')} disabled={!naming.isReady} onSubmit={create} onClose={onClose}>
      <NameFields naming={naming} help={t('roles.keyHelp')} />
    </FormModal>
  );
}
