import { useParams } from '@tanstack/react-router';
import { useObject } from '../base/use-model.ts';
import { useText } from '../base/use-text.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ListScreen } from './list/list-screen.tsx';

/** `/o/:object`: the list of an object's records. */
export function ListPage() {
  const t = useText();
  const { object: name = '' } = useParams({ strict: false });
  const object = useObject(name);
  if (!object) return <EmptyState icon="lock" title={t('list.noRight')} help={t('list.noRightHelp')} />;
  return <ListScreen key={name} object={object} />;
}
