import { paths } from '../../base/paths.ts';
import { useOutline } from '../../base/use-model.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useGo } from '../../ui/use-go.ts';

/** The way to bring people or departments in from a file, for whoever may import them. */
export function ImportButton({ object }: { object: string }) {
  const t = useText();
  const go = useGo();
  if (!useOutline(object)?.access.import) return null;
  return (
    <Button icon={<Icon name="file-import" />} onClick={() => go(paths.import(object))}>
      {t('action.import')}
    </Button>
  );
}
