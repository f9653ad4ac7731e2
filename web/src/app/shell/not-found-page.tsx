import { usePageTitle } from '../../base/page-title.ts';
import { paths } from '../../base/paths.ts';
import { useText } from '../../base/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Link } from '../../ui/link.tsx';

export function NotFoundPage() {
  const t = useText();
  usePageTitle(t('notFound.title'));
  return (
    <EmptyState icon="map-pin" title={t('notFound.title')} help={t('notFound.help')}>
      <Link to={paths.home}>{t('notFound.home')}</Link>
    </EmptyState>
  );
}
