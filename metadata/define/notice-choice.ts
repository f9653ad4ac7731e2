import { z } from 'zod';
import { type NoticeKind, noticeKinds } from './notice-kinds.ts';

export const mailTimes = ['now', 'digest', 'never'] as const;
export type MailTime = (typeof mailTimes)[number];

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** How somebody is told, by kind and channel. Times are those of their own zone. */
export const noticeChoice = z.strictObject({
  mail: z.partialRecord(z.enum(noticeKinds), z.enum(mailTimes)),
  hidden: z.array(z.enum(noticeKinds)).max(noticeKinds.length).meta({ description: 'Kinds that are not told on screen' }),
  quiet: z.strictObject({ from: clock, until: clock }).nullable().meta({ description: 'When no mail is sent' }),
  digestAt: clock.meta({ description: 'When what waits is sent together' }),
});
export type NoticeChoice = z.output<typeof noticeChoice>;

/** Those who have chosen nothing get at once what waits for them, and the rest together in the morning. */
export const usualChoice: NoticeChoice = { mail: {}, hidden: [], quiet: null, digestAt: '08:30' };

const together: readonly NoticeKind[] = ['assigned', 'copied', 'commented'];

/** When a kind is sent to somebody. */
export function mailTimeOf({ mail }: Pick<NoticeChoice, 'mail'>, kind: NoticeKind): MailTime {
  return mail[kind] ?? (together.includes(kind) ? 'digest' : 'now');
}
