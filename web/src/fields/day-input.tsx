import { Popover } from '@mantine/core';
import { Suspense, useState } from 'react';
import { addDays } from '../../../metadata/calendar.ts';
import { loadLater } from '../base/load-later.ts';
import { nextMonday, readDay } from '../base/read-day.ts';
import { useFormat } from '../base/use-format.ts';
import { useText } from '../base/use-text.ts';
import { Button } from '../ui/button.tsx';
import styles from './day-input.module.css';
import type { EditorProps } from './field-widget.ts';
import { TextInput } from './text-input.tsx';

const Calendar = loadLater(() => import('./calendar.tsx'), 'Calendar');

type Props = Omit<EditorProps, 'value' | 'onChange' | 'onCommit'> & {
  /** `YYYY-MM-DD`. */
  value: string | null;
  onChange: (day: string | null) => void;
  onPick?: (day: string | null) => void;
};

/** A day typed or picked; the usual ones are one touch away. */
export function DayInput({ value, onChange, onPick, field, autoFocus, invalid, id }: Props) {
  const t = useText();
  const today = useFormat().today();
  const [open, setOpen] = useState(Boolean(autoFocus));
  const [draft, setDraft] = useState(value ?? '');
  const text = readDay(draft, today) === value || (value !== null && draft === value) ? draft : (value ?? '');
  const type = (typed: string) => {
    setDraft(typed);
    onChange(typed.trim() === '' ? null : (readDay(typed, today) ?? typed));
  };
  const pick = (day: string | null) => {
    setDraft(day ?? '');
    setOpen(false);
    onChange(day);
    onPick?.(day);
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" closeOnEscape={false} withinPortal withRoles={false}>
      <Popover.Target>
        <div className={styles.target}>
          <TextInput
            field={field}
            autoFocus={autoFocus}
            invalid={invalid}
            id={id}
            figure
            placeholder="YYYY-MM-DD"
            text={text}
            onText={type}
            onFocus={() => setOpen(true)}
            onClick={() => setOpen(true)}
          />
        </div>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t('fields.calendar')}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a press here must not take the focus from the input */}
        <div className={styles.panel} onMouseDown={(event) => event.preventDefault()}>
          <DayChips today={today} clearable={!field.required && value !== null} onPick={pick} />
          <div className={styles.month}>
            <Suspense>
              <Calendar value={readDay(value ?? '', today)} today={today} onPick={pick} />
            </Suspense>
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

type ChipsProps = { today: string; clearable: boolean; onPick: (day: string | null) => void };

function DayChips({ today, clearable, onPick }: ChipsProps) {
  const t = useText();
  return (
    <div className={styles.chips}>
      <Button size="sm" tabIndex={-1} onClick={() => onPick(today)}>
        {t('fields.today')}
      </Button>
      <Button size="sm" tabIndex={-1} onClick={() => onPick(addDays(today, 1))}>
        {t('fields.tomorrow')}
      </Button>
      <Button size="sm" tabIndex={-1} onClick={() => onPick(nextMonday(today))}>
        {t('fields.nextMonday')}
      </Button>
      {clearable && (
        <Button size="sm" variant="ghost" tabIndex={-1} onClick={() => onPick(null)}>
          {t('action.clear')}
        </Button>
      )}
    </div>
  );
}
