import { TextInput } from '@mantine/core';
import { useCallback, useState } from 'react';
import { fuzzyScore } from '../../base/fuzzy-match.ts';
import { pinyinInitials } from '../../base/pinyin-initials.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { type UserLine, useUsers } from './directory.ts';
import { ImportButton } from './import-button.tsx';
import { InviteDrawer } from './invite-drawer.tsx';
import { LeaverModal } from './leaver-modal.tsx';
import { ResetModal } from './reset-modal.tsx';
import { SettingsPage } from './settings-page.tsx';
import { UserDrawer } from './user-drawer.tsx';
import { UserTable } from './user-table.tsx';

/** Who works here, in which department, with which roles. */
export function UsersPage() {
  const t = useText();
  const { data } = useUsers();
  const [words, setWords] = useState('');
  const [invited, setInvited] = useState<UserLine | 'new'>();
  const [edited, setEdited] = useState<UserLine>();
  const [forgetful, setForgetful] = useState<UserLine>();
  const [leaver, setLeaver] = useState<UserLine>();
  const forget = useCallback(() => setForgetful(undefined), []);
  const found = data?.filter((user) => fits(user, words));
  return (
    <SettingsPage
      title={t('settings.users')}
      actions={
        <>
          <ImportButton object="user" />
          <Button variant="primary" icon={<Icon name="user-plus" />} onClick={() => setInvited('new')}>
            {t('users.invite')}
          </Button>
        </>
      }
    >
      <TextInput
        value={words}
        onChange={(event) => setWords(event.target.value)}
        placeholder={t('users.search')}
        aria-label={t('users.search')}
        leftSection={<Icon name="search" />}
        maw={320}
      />
      {!found && <SkeletonRows />}
      {found?.length === 0 && <EmptyState icon="users" title={t('users.none')} />}
      {found && found.length > 0 && (
        <UserTable users={found} onEdit={setEdited} onInvite={setInvited} onReset={setForgetful} onLeave={setLeaver} />
      )}
      {invited && <InviteDrawer user={invited === 'new' ? undefined : invited} onClose={() => setInvited(undefined)} />}
      {forgetful && <ResetModal user={forgetful} onClose={forget} />}
      {leaver && <LeaverModal user={leaver} onClose={() => setLeaver(undefined)} />}
      {edited && <UserDrawer user={edited} onClose={() => setEdited(undefined)} />}
    </SettingsPage>
  );
}

function fits({ name, email }: UserLine, words: string): boolean {
  return [name, email, pinyinInitials(name)].some((text) => fuzzyScore(words, text) > 0);
}
