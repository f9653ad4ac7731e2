import { Checkbox, Select, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type MailTime, mailTimeOf, mailTimes, type NoticeChoice } from '../../../../metadata/define/notice-choice.ts';
import { type NoticeKind, noticeKinds } from '../../../../metadata/define/notice-kinds.ts';
import { api } from '../../base/api.ts';
import { queryClient } from '../../base/query-client.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { toast } from '../../base/toast.ts';
import { useSystemRight } from '../../base/use-me.ts';
import { useText } from '../../base/use-text.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import styles from './settings-page.module.css';
import { SettingsPage, SettingsSection } from './settings-page.tsx';

const key = queryKeys.settings('noticeChoice');

/** How somebody is told, by kind and channel; each choice saves itself. */
export function NoticeChoicePage() {
  const t = useText();
  const { data } = useQuery({ queryKey: key, queryFn: ({ signal }) => api.get('/me/notice-choice', { signal }) });
  const save = async (part: Partial<NoticeChoice>) => {
    if (!data) return;
    const choice = { ...data.choice, ...part };
    queryClient.setQueryData(key, { ...data, choice });
    await api.put('/me/notice-choice', choice).then(() => toast.success(t('settings.saved')), toast.problem);
    await queryClient.invalidateQueries({ queryKey: key });
  };
  return (
    <SettingsPage title={t('settings.notices')} intro={t(data?.mail === false ? 'noticeChoice.noMail' : 'noticeChoice.intro')}>
      {!data && <SkeletonRows count={4} />}
      {data && <Kinds choice={data.choice} hasMail={data.mail} save={save} />}
      {data?.mail && <Times choice={data.choice} save={save} />}
    </SettingsPage>
  );
}

/** Told only to those who can do something about it. */
const ofProcesses: readonly NoticeKind[] = ['runFailed', 'scheduleFailed'];

type Choosing = { choice: NoticeChoice; save: (part: Partial<NoticeChoice>) => void };

function Kinds({ choice, hasMail, save }: Choosing & { hasMail: boolean }) {
  const t = useText();
  const isToldOfProcesses = useSystemRight('manageMetadata');
  const kinds = noticeKinds.filter((kind) => isToldOfProcesses || !ofProcesses.includes(kind));
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('noticeChoice.kind')}</th>
            <th>{t('noticeChoice.screen')}</th>
            {hasMail && <th>{t('noticeChoice.mail')}</th>}
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <Kind key={kind} kind={kind} choice={choice} hasMail={hasMail} save={save} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Kind({ kind, choice, hasMail, save }: Choosing & { kind: NoticeKind; hasMail: boolean }) {
  const t = useText();
  const name = t(`noticeChoice.kind.${kind}`);
  const { hidden, mail } = choice;
  const isShown = !hidden.includes(kind);
  const show = () => save({ hidden: isShown ? [...hidden, kind] : hidden.filter((each) => each !== kind) });
  return (
    <tr>
      <td className={styles.wrapping}>{name}</td>
      <td>
        <Checkbox aria-label={`${name} · ${t('noticeChoice.screen')}`} checked={isShown} onChange={show} />
      </td>
      {hasMail && (
        <td>
          <Select
            aria-label={`${name} · ${t('noticeChoice.mail')}`}
            data={mailTimes.map((value) => ({ value, label: t(`noticeChoice.mail.${value}`) }))}
            value={mailTimeOf(choice, kind)}
            allowDeselect={false}
            w={140}
            onChange={(value) => value && save({ mail: { ...mail, [kind]: value as MailTime } })}
          />
        </td>
      )}
    </tr>
  );
}

function Times({ choice: { quiet, digestAt }, save }: Choosing) {
  const t = useText();
  const time = (label: string, value: string, set: (value: string) => void) => (
    <TextInput type="time" label={label} value={value} onChange={(event) => event.target.value && set(event.target.value)} />
  );
  return (
    <SettingsSection title={t('noticeChoice.times')} help={t('noticeChoice.timesHelp')}>
      <Switch
        label={t('noticeChoice.quiet')}
        checked={quiet !== null}
        onChange={() => save({ quiet: quiet ? null : { from: '22:00', until: '07:30' } })}
      />
      <div className={styles.form}>
        {quiet && time(t('noticeChoice.from'), quiet.from, (from) => save({ quiet: { ...quiet, from } }))}
        {quiet && time(t('noticeChoice.until'), quiet.until, (until) => save({ quiet: { ...quiet, until } }))}
        {time(t('noticeChoice.digestAt'), digestAt, (at) => save({ digestAt: at }))}
      </div>
    </SettingsSection>
  );
}
