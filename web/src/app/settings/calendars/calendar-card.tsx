import { useState } from 'react';
import type { CalendarLine } from '../../../../../metadata/api/calendars.ts';
import { type WorkingHours, yearsMissing } from '../../../../../metadata/calendars/calendar-body.ts';
import { api } from '../../../base/api.ts';
import { useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { DeleteModal } from '../../../ui/delete-modal.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import page from '../settings-page.module.css';
import styles from './calendars.module.css';
import { hoursText } from './hours-text.ts';
import { refreshCalendars } from './use-calendars.ts';

type Props = { calendar: CalendarLine; today: string; onChange: () => void };

/** What a calendar says at a glance, and what is missing in it. */
export function CalendarCard({ calendar, today, onChange }: Props) {
  const t = useText();
  const [isDeleting, setDeleting] = useState(false);
  const { id, name, isDefault, days, departments, people, timeZone } = calendar;
  const missing = yearsMissing(calendar, today);
  const year = today.slice(0, 4);
  const ofYear = days.filter(({ date }) => date.startsWith(year));
  const worked = ofYear.filter(({ hours }) => hours.length > 0).length;
  const members = [...departments.map(({ title }) => title ?? '—'), ...people.map((person) => person.name)];
  return (
    <section className={styles.card} aria-label={name}>
      <div className={page.head}>
        <h3>{name}</h3>
        {isDefault && <Chip color="blue">{t('calendars.isDefault')}</Chip>}
        <div className={page.actions}>
          <Button size="sm" onClick={onChange}>
            {t('action.edit')}
          </Button>
          <IconButton icon={<Icon name="trash" />} label={t('calendars.delete', { name })} onClick={() => setDeleting(true)} />
        </div>
      </div>
      <WeekWords week={calendar.week} />
      <p>{[timeZone, t('calendars.ofYear', { year, off: ofYear.length - worked, worked })].filter(Boolean).join(' · ')}</p>
      {members.length > 0 && <p>{t('calendars.usedBy', { names: members.join(t('rules.comma')) })}</p>}
      {missing.length > 0 && (
        <p className={styles.warning}>
          <Icon name="alert-triangle" size={16} /> {t('calendars.missing', { years: missing.join(t('rules.comma')) })}
        </p>
      )}
      {isDeleting && (
        <DeleteModal
          title={t('calendars.deleteTitle', { name })}
          help={t('calendars.deleteHelp')}
          onDelete={async () => {
            await api.delete(`/calendars/${id}`);
            await refreshCalendars();
          }}
          onClose={() => setDeleting(false)}
        />
      )}
    </section>
  );
}

/** “Monday to Friday 09:00–12:00, 13:00–18:00”; days with the same hours stand together. */
export function WeekWords({ week }: { week: WorkingHours[] }) {
  const t = useText();
  const runs: { from: number; to: number; text: string }[] = [];
  for (const [at, hours] of week.entries()) {
    const text = hoursText(hours);
    const last = runs.at(-1);
    if (last && last.text === text) last.to = at;
    else runs.push({ from: at, to: at, text });
  }
  const day = (at: number) => t(`calendars.weekday.${(at + 1) as 1}`);
  return (
    <ul className={styles.hours}>
      {runs.map(({ from, to, text }) => (
        <li key={from}>
          <b>{from === to ? day(from) : t('calendars.fromTo', { from: day(from), to: day(to) })}</b>{' '}
          {text || t('calendars.dayOff')}
        </li>
      ))}
    </ul>
  );
}
