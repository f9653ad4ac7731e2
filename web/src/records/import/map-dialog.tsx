import type { ImportMap } from '../../../../metadata/api/import-shapes.ts';
import type { ImportPlan } from '../../../../metadata/define/import-plan.ts';
import { toast } from '../../base/toast.ts';
import { useText } from '../../base/use-text.ts';
import { NameDialog, type Named } from '../../ui/name-dialog.tsx';
import { useMapKeeping } from './use-import-maps.ts';

type Props = { plan: ImportPlan; present: ImportMap | undefined; onClose: () => void };

/** Names the plan that shall be kept; one's own of the same name is replaced. */
export function MapDialog({ plan, present, onClose }: Props) {
  const t = useText();
  const keepMap = useMapKeeping();
  const keep = async ({ name, shared }: Named) => {
    await keepMap(name, plan, shared);
    toast.success(t('import.mapKept', { name }));
    onClose();
  };
  return (
    <NameDialog
      title={t('import.keepMapTitle')}
      label={t('import.mapName')}
      help={t('import.mapNameHelp')}
      shareLabel={t('import.shareMap')}
      start={present?.mine ? present : undefined}
      onKeep={keep}
      onClose={onClose}
    />
  );
}
