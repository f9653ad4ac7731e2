import { type Locale, type Notice, sayNotice } from '@tenon/metadata';

/** What a mail says. */
export type Written = { subject: string; text: string; html: string };

/** Where people of the workspace sign in; undefined where nobody has said it. */
export type Home = { workspace: string; url: string | undefined };

const words = {
  open: { zh: '打开', en: 'Open' },
  together: { zh: '您有 {count} 条未读通知', en: 'You have not read these notifications: {count}' },
  why: {
    zh: '这封邮件由“{workspace}”自动发送，请勿回复。不想再收到？可在“设置 → 通知方式”中更改。',
    en: 'Sent by “{workspace}”, by itself; please do not reply. How you are told is set under Settings → How I am told.',
  },
  test: { zh: '测试邮件', en: 'Test message' },
  works: { zh: '邮件服务器已可使用。', en: 'The mail server works.' },
} as const;

/** Notices of one person, each with a way to what it tells of. A link only shows: to decide, one signs in. */
export function writeNotices(notices: readonly Notice[], { workspace, url }: Home, locale: Locale): Written {
  const lines = notices.map((notice) => ({ said: sayNotice(notice, locale), link: url && new URL(placeOf(notice), url).href }));
  const [only] = lines;
  const title = only && lines.length === 1 ? only.said : words.together[locale].replace('{count}', String(lines.length));
  const settings = url && new URL(choicePath, url).href;
  const why = words.why[locale].replace('{workspace}', workspace);
  const text = [
    ...lines.map(({ said, link }) => [said, link].filter(Boolean).join('\n')),
    ['--', why, settings].filter(Boolean).join('\n'),
  ];
  const items = lines.map(
    ({ said, link }) => `<p>${escapeHtml(said)}${link ? `<br>${anchor(link, words.open[locale])}` : ''}</p>`,
  );
  const foot = `<p style="color:#777;font-size:12px">${escapeHtml(why)}${settings ? `<br>${anchor(settings, settings)}` : ''}</p>`;
  return { subject: `[${workspace}] ${title}`, text: text.join('\n\n'), html: page([...items, foot].join('\n')) };
}

/** A message of a process: its text as it is, with the way back to the record. */
export function writeMessage({ subject, text }: { subject: string; text: string }): Written {
  const paragraphs = text.split(/\n{2,}/).map((part) => `<p>${escapeHtml(part).replaceAll('\n', '<br>')}</p>`);
  return { subject, text, html: page(paragraphs.join('\n')) };
}

/** What is sent to try a server. */
export function testMail(workspace: string, locale: Locale): Written {
  const text = words.works[locale];
  return { subject: `[${workspace}] ${words.test[locale]}`, text, html: page(`<p>${text}</p>`) };
}

/** Where people say how they want to be told. */
export const choicePath = '/settings/notices';

function placeOf({ kind, task, record, comment }: Notice): string {
  if (kind === 'runFailed' || kind === 'scheduleFailed') return '/settings/automations';
  if (task) return `/todo/${task}`;
  if (!record) return '/notices';
  return `/o/${record.object}/${record.id}${comment ? `?comment=${comment}` : ''}`;
}

function page(body: string): string {
  return `<!doctype html><meta charset="utf-8"><div style="font:15px/1.6 system-ui,'PingFang SC','Microsoft YaHei',sans-serif;max-width:40em">${body}</div>`;
}

function anchor(to: string, text: string): string {
  return `<a href="${escapeHtml(to)}">${escapeHtml(text)}</a>`;
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (each) => entities[each] as string);
}
