import { useRef, useState } from 'react';
import { type CalendarDay, mergeDays, type WorkingHours } from '../../../../../metadata/calendars/calendar-body.ts';
import { api } from '../../../base/api.ts';
import { toast } from '../../../base/toast.ts';
import { useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { TextInput } from '../../../ui/form-input.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import styles from './calendars.module.css';
import { HoursInput } from './hours-input.tsx';

type Props = { days: CalendarDay[]; usual: WorkingHours; today: string; onChange: (days: CalendarDay[]) => void };

/** Days that differ from the week: entered by hand, from a file, or those of China. */
export function SpecialDays({ days, usual, today, onChange }: Props) {
  const t = useText();
  const [year, setYear] = useState(today.slice(0, 4));
  const years = [...new Set([...days.map(({ date }) => date.slice(0, 4)), today.slice(0, 4)])].toSorted();
  const take = (found: CalendarDay[]) => {
    onChange(mergeDays(days, found));
    const last = found.at(-1)?.date.slice(0, 4);
    if (last) setYear(last);
  };
  return (
    <fieldset className={styles.group}>
      <legend>{t('calendars.days')}</legend>
      <p>{t('calendars.daysHelp')}</p>
      <BringDays {...{ usual, today }} onTake={take} />
      <div className={styles.years}>
        {years.map((each) => (
          <Button
            key={each}
            size="sm"
            variant={each === year ? 'primary' : undefined}
            aria-pressed={each === year}
            onClick={() => setYear(each)}
          >
            {each}
          </Button>
        ))}
      </div>
      <DayList {...{ days, year, onChange }} />
      <NewDay year={year} today={today} onAdd={(day) => take([day])} />
    </fieldset>
  );
}

type Bringing = { usual: WorkingHours; today: string; onTake: (days: CalendarDay[]) => void };

/** Those of China from last year on, or those of a calendar file. */
function BringDays({ usual, today, onTake }: Bringing) {
  const t = useText();
  const file = useRef<HTMLInputElement>(null);
  const bringChina = async () => {
    const { days, source } = await api.get('/calendars/holidays');
    const from = `${Number(today.slice(0, 4)) - 1}-01-01`;
    const found = days
      .filter(({ date }) => date >= from)
      .map(({ date, name, isWorked }): CalendarDay => ({ date, name, hours: isWorked ? usual : [], source: 'china' }));
    onTake(found);
    toast.plain(t('calendars.brought', { count: found.length, source, last: found.at(-1)?.date.slice(0, 4) ?? '' }));
  };
  const bringFile = async (chosen: File) => {
    const { readIcs } = await import('../../../../../metadata/calendars/read-ics.ts');
    const { days, leftOut } = readIcs(await chosen.text(), usual);
    onTake(days);
    toast.plain(t('calendars.broughtFile', { count: days.length, leftOut }));
  };
  return (
    <div className={styles.years}>
      <Button size="sm" icon={<Icon name="download" />} onClick={() => bringChina().catch(toast.problem)}>
        {t('calendars.bringChina')}
      </Button>
      <Button size="sm" icon={<Icon name="file-import" />} onClick={() => file.current?.click()}>
        {t('calendars.bringFile')}
      </Button>
      <input
        ref={file}
        hidden
        type="file"
        accept=".ics,text/calendar"
        aria-label={t('calendars.bringFile')}
        onChange={({ target }) => {
          const [chosen] = target.files ?? [];
          if (chosen) bringFile(chosen).catch(toast.problem);
          target.value = '';
        }}
      />
    </div>
  );
}

type Listing = Pick<Props, 'days' | 'onChange'> & { year: string };

function DayList({ days, year, onChange }: Listing) {
  const t = useText();
  const shown = days.filter(({ date }) => date.startsWith(year));
  if (shown.length === 0) return <p className={styles.none}>{t('calendars.noDays', { year })}</p>;
  return (
    <ul className={styles.days}>
      {shown.map((day) => (
        <li key={day.date}>
          <time dateTime={day.date}>{day.date}</time>
          <span className={styles.dayName}>{day.name}</span>
          <HoursInput
            isBare
            label={t('calendars.hoursOf', { date: day.date })}
            value={day.hours}
            onChange={(hours) => onChange(days.map((each) => (each === day ? { ...day, hours, source: 'hand' } : each)))}
          />
          <IconButton
            icon={<Icon name="x" />}
            label={t('calendars.removeDay', { date: day.date })}
            onClick={() => onChange(days.filter((each) => each !== day))}
          />
        </li>
      ))}
    </ul>
  );
}

/** A day off that somebody enters; its hours are written in the list. */
function NewDay({ year, today, onAdd }: { year: string; today: string; onAdd: (day: CalendarDay) => void }) {
  const t = useText();
  const [date, setDate] = useState('');
  const [name, setName] = useState('');
  const add = () => {
    onAdd({ date, name: name.trim(), hours: [], source: 'hand' });
    setDate('');
    setName('');
  };
  return (
    <div className={styles.newDay}>
      <TextInput
        type="date"
        label={t('calendars.date')}
        min={`${Number(today.slice(0, 4)) - 1}-01-01`}
        value={date}
        onChange={({ target }) => setDate(target.value)}
        placeholder={`${year}-01-01`}
      />
      <TextInput label={t('calendars.dayName')} maxLength={80} value={name} onChange={({ target }) => setName(target.value)} />
      <Button disabled={date === ''} onClick={add}>
        {t('calendars.addDay')}
      </Button>
    </div>
  );
}
