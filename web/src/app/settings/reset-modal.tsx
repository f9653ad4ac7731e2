import { useEffect, useState } from 'react';
import { api } from '../../base/api.ts';
import { toast } from '../../base/toast.ts';
import { useText } from '../../base/use-text.ts';
import { Modal } from '../../ui/modal.tsx';
import { Secret } from '../../ui/secret.tsx';

/** A link for somebody who forgot their password, made when the dialog opens and shown once. */
export function ResetModal({ user, onClose }: { user: { id: string; name: string }; onClose: () => void }) {
  const t = useText();
  const [link, setLink] = useState<string>();
  useEffect(() => {
    api.post(`/users/${user.id}/password-reset`).then(
      (answer) => setLink(answer.link),
      (error) => {
        toast.problem(error);
        onClose();
      },
    );
  }, [user.id, onClose]);
  if (!link) return null;
  return (
    <Modal open onClose={onClose} title={t('users.resetPassword')} size="sm">
      <Secret help={t('users.resetHelp', { name: user.name })} value={link} copyLabel={t('users.copyLink')} />
    </Modal>
  );
}
