import { api } from '../../base/api.ts';
import { toast } from '../../base/toast.ts';
import { useMe } from '../../base/use-me.ts';
import { useText } from '../../base/use-text.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { deactivateUser, isHolding, setActive } from './deactivate-user.ts';
import { type UserLine, useRoleName } from './directory.ts';
import styles from './settings-page.module.css';

type Props = {
  users: UserLine[];
  onEdit: (user: UserLine) => void;
  onInvite: (user: UserLine) => void;
  onReset: (user: UserLine) => void;
  onLeave: (user: UserLine) => void;
};

export function UserTable({ users, onEdit, onInvite, onReset, onLeave }: Props) {
  const t = useText();
  const roleName = useRoleName();
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('users.name')}</th>
            <th className={styles.roomy}>{t('users.department')}</th>
            <th className={styles.roomy}>{t('users.superior')}</th>
            <th className={styles.roomy}>{t('users.roles')}</th>
            <th>{t('users.state')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.id}>
              <td>
                <span className={styles.person}>
                  <Avatar name={user.name} size={28} />
                  <span>
                    {user.name}
                    <small>
                      {user.email.slice(0, user.email.lastIndexOf('@'))}
                      <wbr />
                      {user.email.slice(user.email.lastIndexOf('@'))}
                    </small>
                    <small className={styles.narrow}>
                      {[user.department?.title, ...user.roles.map(roleName)].filter(Boolean).join(' · ')}
                    </small>
                  </span>
                </span>
              </td>
              <td className={styles.roomy}>{user.department?.title}</td>
              <td className={styles.roomy}>{user.superior?.title}</td>
              <td className={styles.roomy}>
                <span className={styles.chips}>
                  {user.roles.map((role) => (
                    <Chip key={role}>{roleName(role)}</Chip>
                  ))}
                </span>
              </td>
              <td>
                <UserState user={user} />
              </td>
              <td>
                <UserActions
                  user={user}
                  onEdit={() => onEdit(user)}
                  onInvite={() => onInvite(user)}
                  onReset={() => onReset(user)}
                  onLeave={() => onLeave(user)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function UserState({ user }: { user: UserLine }) {
  const t = useText();
  if (!user.account && user.active) return <Chip color="blue">{t('users.invited')}</Chip>;
  return user.active ? <Chip color="green">{t('users.active')}</Chip> : <Chip>{t('users.inactive')}</Chip>;
}

type ActionProps = { user: UserLine; onEdit: () => void; onInvite: () => void; onReset: () => void; onLeave: () => void };

function UserActions({ user, onEdit, onInvite, onReset, onLeave }: ActionProps) {
  const t = useText();
  const me = useMe();
  const deactivate = async () => {
    try {
      if (isHolding(await api.get(`/users/${user.id}/held`))) onLeave();
      else await deactivateUser(user, t);
    } catch (error) {
      toast.problem(error);
    }
  };
  const activate = () =>
    setActive(user, true).then(() => toast.success(t('users.activated', { name: user.name })), toast.problem);
  return (
    <Menu position="bottom-end" trigger={<IconButton size="sm" icon={<Icon name="dots" />} label={t('action.more')} />}>
      <MenuItem icon="pencil" onSelect={onEdit}>
        {t('action.edit')}
      </MenuItem>
      {user.active && !user.account && (
        <MenuItem icon="user-plus" onSelect={onInvite}>
          {t('users.createLink')}
        </MenuItem>
      )}
      {user.active && user.account && user.id !== me.user.id && (
        <MenuItem icon="key" onSelect={onReset}>
          {t('users.resetPassword')}
        </MenuItem>
      )}
      {user.active ? (
        <MenuItem icon="lock" danger disabled={user.id === me.user.id} onSelect={deactivate}>
          {t('users.deactivate')}
        </MenuItem>
      ) : (
        <MenuItem icon="restore" onSelect={activate}>
          {t('users.activate')}
        </MenuItem>
      )}
    </Menu>
  );
}
