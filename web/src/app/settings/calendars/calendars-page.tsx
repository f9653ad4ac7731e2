import { useState } from 'react';
import { standardWeek } from '../../../../../metadata/calendars/calendar-body.ts';
import { dateIn } from '../../../../../metadata/zoned-time.ts';
import { useModel } from '../../../base/use-model.ts';
import { useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { SettingsPage } from '../settings-page.tsx';
import { CalendarCard, WeekWords } from './calendar-card.tsx';
import { CalendarModal } from './calendar-modal.tsx';
import styles from './calendars.module.css';
import { LeaveSection } from './leave-section.tsx';
import { type CalendarDraft, draftOf, useCalendars } from './use-calendars.ts';

/** When people work: deadlines and waits in working time are reckoned by it. */
export function CalendarsPage() {
  const t = useText();
  const { timeZone } = useModel();
  const { data } = useCalendars();
  const [draft, setDraft] = useState<CalendarDraft>();
  const today = dateIn(new Date(data?.now ?? 0), timeZone);
  const begin = () =>
    setDraft({
      ...{ id: crypto.randomUUID(), version: 0, name: '', timeZone: null, week: standardWeek, days: [] },
      ...{ departments: [], people: [], isDefault: data?.calendars.length === 0 },
    });
  return (
    <SettingsPage
      title={t('settings.calendars')}
      intro={t('calendars.intro')}
      actions={
        <Button variant="primary" icon={<Icon name="plus" />} onClick={begin}>
          {t('calendars.add')}
        </Button>
      }
    >
      {!data && <SkeletonRows count={3} />}
      {data?.calendars.length === 0 && (
        <section className={styles.card}>
          <h3>{t('calendars.standard')}</h3>
          <WeekWords week={standardWeek} />
          <p>{t('calendars.standardHelp')}</p>
        </section>
      )}
      {data?.calendars.map((calendar) => (
        <CalendarCard key={calendar.id} {...{ calendar, today }} onChange={() => setDraft(draftOf(calendar))} />
      ))}
      {data && <LeaveSection leave={data.leave} today={today} />}
      {draft && <CalendarModal {...{ draft, today }} onClose={() => setDraft(undefined)} />}
    </SettingsPage>
  );
}
