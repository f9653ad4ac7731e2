import { useState } from 'react';
import { type NoticeGroup, noticeGroups } from '../../../../metadata/define/notice-kinds.ts';
import { usePageTitle } from '../../base/page-title.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { NoticeItem } from './notice-item.tsx';
import styles from './notices-page.module.css';
import { type ShownNotices, useMarkRead, useNotices } from './use-notices.ts';
import { useUnread } from './use-unread.ts';

const shownGroups = ['all', ...(Object.keys(noticeGroups) as NoticeGroup[])] as const;

/** What the user was told, the latest first: all of it or of a kind, and what is unread. */
export function NoticesPage() {
  const t = useText();
  usePageTitle(t('nav.notices'));
  const [group, setGroup] = useState<(typeof shownGroups)[number]>('all');
  const [unread, setUnread] = useState(false);
  const shown = { group: group === 'all' ? undefined : group, unread };
  return (
    <>
      <PageHeader icon="bell" title={t('nav.notices')} />
      <div className={styles.page}>
        <div className={styles.bar}>
          <Segmented
            label={t('notices.groups')}
            value={group}
            options={shownGroups.map((value) => ({ value, label: t(`notices.group.${value}`) }))}
            onChange={setGroup}
          />
          <label className={styles.unread}>
            <input type="checkbox" checked={unread} onChange={() => setUnread(!unread)} />
            {t('notices.onlyUnread')}
          </label>
          <MarkAll group={shown.group} />
        </div>
        <Items key={`${group} ${unread}`} shown={shown} />
      </div>
    </>
  );
}

function MarkAll({ group }: { group: NoticeGroup | undefined }) {
  const t = useText();
  const { mutate, isPending } = useMarkRead();
  if (useUnread() === 0) return null;
  return (
    <Button variant="ghost" icon={<Icon name="check" />} loading={isPending} onClick={() => mutate({ group })}>
      {t('notices.markAll')}
    </Button>
  );
}

function Items({ shown }: { shown: ShownNotices }) {
  const t = useText();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useNotices(shown);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  if (!data) return <SkeletonRows count={4} />;
  if (items.length === 0) return <EmptyState icon="bell" title={t(shown.unread ? 'notices.noneUnread' : 'notices.none')} />;
  return (
    <>
      <ul className={styles.items}>
        {items.map((notice) => (
          <NoticeItem key={notice.id} notice={notice} />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="ghost" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {t('todo.more')}
        </Button>
      )}
    </>
  );
}
