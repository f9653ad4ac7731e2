import { Navigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { FieldRight, RoleBody } from '../../../../metadata/define/role.ts';
import { api } from '../../base/api.ts';
import { paths } from '../../base/paths.ts';
import { toast } from '../../base/toast.ts';
import { useSystemRight } from '../../base/use-me.ts';
import { useModel } from '../../base/use-model.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { FieldRights } from '../../studio/places/roles/fields/field-rights.tsx';
import { RoleMatrix } from '../../studio/places/roles/matrix/role-matrix.tsx';
import { SystemRights } from '../../studio/places/roles/system-rights.tsx';
import { withLevel } from '../../studio/words/roles/cells.ts';
import { Button } from '../../ui/button.tsx';
import { DeleteModal } from '../../ui/delete-modal.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useGo } from '../../ui/use-go.ts';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { type RoleLine, refreshDirectory, useRoles } from './directory.ts';
import { SettingsPage, SettingsSection } from './settings-page.tsx';

/** What one role may do, for whoever manages roles and designs nothing else; everybody else changes it in the studio. */
export function RolePage() {
  const { name } = useParams({ strict: false });
  const mayDesign = useSystemRight('manageMetadata');
  const { data } = useRoles();
  if (mayDesign) return <Navigate to={paths.studio('roles', name ?? '')} replace />;
  if (!data) return <SkeletonRows />;
  const role = data.find((one) => one.name === name);
  return role ? <RoleEditor key={role.name} role={role} /> : <NotFoundPage />;
}

function RoleEditor({ role }: { role: RoleLine }) {
  const t = useText();
  const label = useLabel();
  const objects = Object.values(useModel().outlines);
  const { body, set, isChanged, busy, save, remove } = useRoleChange(role);
  const [object, setObject] = useState<string>();
  const [leaving, setLeaving] = useState(false);
  const name = label(role.body.label);
  return (
    <SettingsPage
      title={label(body.label)}
      intro={label(body.description)}
      actions={
        <>
          {!role.shipped && (
            <IconButton icon={<Icon name="trash" />} label={t('action.delete')} onClick={() => setLeaving(true)} />
          )}
          <Button variant="primary" loading={busy} disabled={!isChanged} onClick={save}>
            {t('action.save')}
          </Button>
        </>
      }
    >
      <SettingsSection title={t('roles.objects')}>
        <RoleMatrix
          role={body}
          objects={objects}
          onLevel={(cells, level) => set({ objects: { ...body.objects, ...withLevel(body, cells, level) } })}
          onFollow={(each) => set({ objects: without(body.objects, each) })}
          onSelect={setObject}
        />
      </SettingsSection>
      <SystemRights rights={body.system ?? []} onChange={(system) => set({ system })} />
      {object !== undefined && (
        <ObjectFields
          object={object}
          rights={body.fields ?? {}}
          onChange={(fields) => set({ fields })}
          onClose={() => setObject(undefined)}
        />
      )}
      {leaving && (
        <DeleteModal
          title={t('roles.deleteTitle', { name })}
          help={t('roles.deleteHelp')}
          onDelete={remove}
          onClose={() => setLeaving(false)}
        />
      )}
    </SettingsPage>
  );
}

/** A role as somebody changes it here, and how it is saved or deleted. */
function useRoleChange(role: RoleLine) {
  const t = useText();
  const go = useGo();
  const label = useLabel();
  const [body, setBody] = useState(role.body);
  const [busy, setBusy] = useState(false);
  const isChanged = JSON.stringify(body) !== JSON.stringify(role.body);
  const set = (part: Partial<RoleBody>) => setBody({ ...body, ...part });
  const save = async () => {
    setBusy(true);
    try {
      await api.put(`/roles/${role.name}`, { body });
      await refreshDirectory();
      toast.success(t('settings.saved'));
    } catch (error) {
      toast.problem(error);
    }
    setBusy(false);
  };
  const remove = async () => {
    await api.delete(`/roles/${role.name}`);
    toast.success(t('roles.deleted', { name: label(role.body.label) }));
    refreshDirectory();
    go(paths.settings('roles'));
  };
  return { body, set, isChanged, busy, save, remove };
}

type Fields = Record<string, FieldRight>;
type FieldsProps = { object: string; rights: Fields; onChange: (rights: Fields) => void; onClose: () => void };

function ObjectFields({ object: name, rights, onChange, onClose }: FieldsProps) {
  const label = useLabel();
  const object = useModel().objects[name];
  const fields = Object.entries(object?.fields ?? {}).map(([field, { label: title, masks }]) => ({
    name: field,
    label: title,
    masks: masks === true,
  }));
  const setRight = (names: readonly string[], right: FieldRight) => {
    const others = names.reduce((kept, field) => without(kept, `${name}.${field}`), rights);
    onChange(right === 'edit' ? others : { ...others, ...Object.fromEntries(names.map((field) => [`${name}.${field}`, right])) });
  };
  return (
    <Drawer open title={label(object?.label)} onClose={onClose}>
      <FieldRights object={name} fields={fields} rights={rights} onRight={setRight} />
    </Drawer>
  );
}

function without<Value>(record: Record<string, Value>, key: string): Record<string, Value> {
  const { [key]: _gone, ...rest } = record;
  return rest;
}
