import { useState } from 'react';
import type { WorkingHours } from '../../../../../metadata/calendars/calendar-body.ts';
import { useText } from '../../../base/use-text.ts';
import { TextInput } from '../../../ui/form-input.tsx';
import { hoursText, readHours } from './hours-text.ts';

type Props = { label: string; isBare?: boolean; value: WorkingHours; onChange: (hours: WorkingHours) => void };

/** The hours of a day, written as people write them; nothing is a day off. */
export function HoursInput({ label, isBare, value, onChange }: Props) {
  const t = useText();
  const [text, setText] = useState(hoursText(value));
  const isWrong = readHours(text) === undefined;
  const write = (written: string) => {
    setText(written);
    const hours = readHours(written);
    if (hours) onChange(hours);
  };
  return (
    <TextInput
      label={isBare ? undefined : label}
      aria-label={isBare ? label : undefined}
      placeholder={t('calendars.dayOff')}
      value={text}
      error={isWrong && t('calendars.hoursWrong')}
      onChange={({ target }) => write(target.value)}
      onBlur={() => !isWrong && setText(hoursText(readHours(text) ?? []))}
      ref={(input) => input?.setCustomValidity(isWrong ? t('calendars.hoursWrong') : '')}
    />
  );
}
