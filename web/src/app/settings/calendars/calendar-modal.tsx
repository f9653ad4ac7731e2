import { MultiSelect, Select, Switch } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { useModel } from '../../../base/use-model.ts';
import { useRecords } from '../../../base/use-records.ts';
import { useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import dialog from '../../../ui/dialog.module.css';
import { TextInput } from '../../../ui/form-input.tsx';
import { Modal } from '../../../ui/modal.tsx';
import { useRefusal } from '../../../ui/refusal.tsx';
import { SpecialDays } from './special-days.tsx';
import { type CalendarDraft, saveDraft } from './use-calendars.ts';
import { WeekHours } from './week-hours.tsx';

type Props = { draft: CalendarDraft; today: string; onClose: () => void };

/** All of a calendar: what it is called, the hours of a week, the days that differ, and who works by it. */
export function CalendarModal({ draft, today, onClose }: Props) {
  const t = useText();
  const formId = useId();
  const [busy, setBusy] = useState(false);
  const { refusal, tell } = useRefusal();
  const [calendar, setCalendar] = useState(draft);
  const set = (change: Partial<CalendarDraft>) => setCalendar((known) => ({ ...known, ...change }));
  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    tell();
    await saveDraft(calendar).then(onClose, tell);
    setBusy(false);
  }
  const usual = calendar.week.find((hours) => hours.length > 0) ?? [];
  return (
    <Modal
      open
      onClose={onClose}
      title={draft.version === 0 ? t('calendars.add') : draft.name}
      size="lg"
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" loading={busy}>
            {t('action.save')}
          </Button>
        </>
      }
    >
      <form id={formId} className={dialog.form} onSubmit={submit}>
        <TextInput
          label={t('calendars.name')}
          required
          maxLength={80}
          value={calendar.name}
          onChange={({ target }) => set({ name: target.value })}
        />
        <Members {...{ calendar, set }} isDefault={draft.isDefault} />
        <WeekHours week={calendar.week} onChange={(week) => set({ week })} />
        <SpecialDays days={calendar.days} {...{ usual, today }} onChange={(days) => set({ days })} />
        {refusal}
      </form>
    </Modal>
  );
}

type MembersProps = { calendar: CalendarDraft; isDefault: boolean; set: (change: Partial<CalendarDraft>) => void };

/** In which zone, and for whom. */
function Members({ calendar, isDefault, set }: MembersProps) {
  const t = useText();
  const { timeZone } = useModel();
  const departments = useRecords('department', { select: ['name'], sort: [{ field: 'name', direction: 'asc' }], limit: 200 });
  const people = useRecords('user', { select: ['name'], sort: [{ field: 'name', direction: 'asc' }], limit: 200 });
  const choices = (records: { id: string }[] = []) =>
    records.map((record) => ({ value: record.id, label: String((record as { name?: unknown }).name ?? '') }));
  return (
    <>
      <Select
        label={t('account.timeZone')}
        placeholder={t('calendars.zoneOfWorkspace', { zone: timeZone })}
        data={Intl.supportedValuesOf('timeZone')}
        value={calendar.timeZone}
        searchable
        clearable
        onChange={(zone) => set({ timeZone: zone })}
      />
      <Switch
        label={t('calendars.default')}
        description={t('calendars.defaultHelp')}
        checked={calendar.isDefault}
        disabled={isDefault}
        onChange={({ target }) => set({ isDefault: target.checked })}
      />
      <MultiSelect
        label={t('calendars.departments')}
        description={t('calendars.departmentsHelp')}
        data={choices(departments.data?.records)}
        value={calendar.departments}
        searchable
        onChange={(chosen) => set({ departments: chosen })}
      />
      <MultiSelect
        label={t('calendars.people')}
        data={choices(people.data?.records)}
        value={calendar.people}
        searchable
        onChange={(chosen) => set({ people: chosen })}
      />
    </>
  );
}
