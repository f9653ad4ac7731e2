import type { Notice } from '../../../../metadata/api/notices.ts';
import { sayNotice } from '../../../../metadata/define/say-notice.ts';
import { paths } from '../../base/paths.ts';
import { useLabel, useLocale, useText } from '../../base/use-text.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Link } from '../../ui/link.tsx';
import { Time } from '../../ui/time.tsx';
import styles from './notices-page.module.css';
import { useMarkRead } from './use-notices.ts';

/** One notice; the whole of it leads to what it tells of, and is read then. */
export function NoticeItem({ notice }: { notice: Notice }) {
  const t = useText();
  const { mutate } = useMarkRead();
  const to = placeOf(notice);
  const text = sayNotice(notice, useLocale());
  const read = () => notice.read || mutate({ ids: [notice.id] });
  return (
    <li className={styles.item} data-unread={!notice.read}>
      {notice.by ? <Avatar name={notice.by.name} size={28} /> : <Icon name="bell" size={20} />}
      <span className={styles.text}>
        {to ? (
          <Link
            to={to}
            search={notice.comment && notice.record ? { comment: notice.comment } : undefined}
            className={styles.link}
            onClick={read}
          >
            {text}
          </Link>
        ) : (
          text
        )}
        <span className={styles.when}>
          <What notice={notice} />
          <Time at={notice.at} />
        </span>
      </span>
      {!notice.read && (
        <span className={styles.mark}>
          <IconButton icon={<Icon name="check" />} label={t('notices.markOne')} onClick={read} />
        </span>
      )}
    </li>
  );
}

/** Of which process, or which object. */
function What({ notice: { process, object } }: { notice: Notice }) {
  const label = useLabel();
  const what = process ?? object;
  return what && <span>{label(what)}</span>;
}

function placeOf({ kind, task, record }: Notice): string | undefined {
  if (kind === 'runFailed' || kind === 'scheduleFailed') return paths.settings('automations');
  if (task) return paths.task(task);
  return record ? paths.record(record.object, record.id) : undefined;
}
