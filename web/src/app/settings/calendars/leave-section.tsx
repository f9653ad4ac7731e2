import { useState } from 'react';
import type { LeaveLine } from '../../../../../metadata/api/calendars.ts';
import type { Reference } from '../../../../../metadata/wire.ts';
import { api } from '../../../base/api.ts';
import { toast } from '../../../base/toast.ts';
import { useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { TextInput } from '../../../ui/form-input.tsx';
import { FormModal } from '../../../ui/form-modal.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { ReferenceSelect } from '../reference-select.tsx';
import page from '../settings-page.module.css';
import { refreshCalendars } from './use-calendars.ts';

type Props = { leave: LeaveLine[]; today: string };

/** Who is away, now and later: on these days they have no working time. */
export function LeaveSection({ leave, today }: Props) {
  const t = useText();
  const [isAdding, setAdding] = useState(false);
  const remove = async (id: string) => {
    await api.delete(`/leave/${id}`);
    await refreshCalendars();
  };
  return (
    <section className={page.section}>
      <div className={page.head}>
        <h3>{t('calendars.leave')}</h3>
        <div className={page.actions}>
          <Button size="sm" onClick={() => setAdding(true)}>
            {t('calendars.addLeave')}
          </Button>
        </div>
      </div>
      <p>{t(leave.length > 0 ? 'calendars.leaveHelp' : 'calendars.noLeave')}</p>
      {leave.length > 0 && (
        <table className={page.table}>
          <tbody>
            {leave.map(({ id, person, from, until, note }) => (
              <tr key={id}>
                <td>{person.name}</td>
                <td>{from === until ? from : t('calendars.fromTo', { from, to: until })}</td>
                <td>{note}</td>
                <td>
                  <IconButton
                    icon={<Icon name="x" />}
                    label={t('calendars.removeLeave', { name: person.name, date: from })}
                    onClick={() => remove(id).catch(toast.problem)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {isAdding && <LeaveModal today={today} onClose={() => setAdding(false)} />}
    </section>
  );
}

function LeaveModal({ today, onClose }: { today: string; onClose: () => void }) {
  const t = useText();
  const [person, setPerson] = useState<Reference | null>(null);
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState(today);
  const [note, setNote] = useState('');
  async function save() {
    if (person) await api.post('/leave', { person: person.id, from, until, note });
    await refreshCalendars();
    onClose();
  }
  return (
    <FormModal title={t('calendars.addLeave')} action={t('action.save')} disabled={!person} onSubmit={save} onClose={onClose}>
      <ReferenceSelect object="user" label={t('calendars.person')} value={person} onChange={setPerson} />
      <TextInput type="date" required label={t('calendars.from')} value={from} onChange={({ target }) => setFrom(target.value)} />
      <TextInput
        type="date"
        required
        label={t('calendars.until')}
        min={from}
        value={until}
        onChange={({ target }) => setUntil(target.value)}
      />
      <TextInput label={t('calendars.note')} maxLength={200} value={note} onChange={({ target }) => setNote(target.value)} />
    </FormModal>
  );
}
