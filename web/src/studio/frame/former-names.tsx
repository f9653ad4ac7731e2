import { useQuery } from '@tanstack/react-query';
import type { Label } from '../../../../metadata/label.ts';
import { api } from '../../base/api.ts';
import { useFormat } from '../../base/use-format.ts';
import { useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from '../controls/controls.module.css';
import type { Element } from '../store/commands.ts';
import { useRun } from '../store/use-studio.ts';

type Props = { element: Element; aliases: readonly string[] | undefined; label: Label };

/** Names that callers of the API may still use for an object or a field, with when each was used last; each can be taken away. */
export function FormerNames({ element, aliases = [], label }: Props) {
  const t = useText();
  const run = useRun();
  const uses = useFormerNameUses(element.name, aliases.length > 0);
  if (aliases.length === 0) return null;
  const remove = (alias: string) =>
    run({ key: 'studio.did.removeFormerName', values: { name: alias, thing: label } }, (step) =>
      step.write({ ...element, at: [...element.at, 'aliases', alias] }, { to: undefined }),
    );
  return (
    <div className={styles.property}>
      <span className={styles.label}>{t('studio.formerNames')}</span>
      <ul className={styles.formerNames} aria-label={t('studio.formerNames')}>
        {aliases.map((alias) => (
          <li key={alias} className={styles.locked}>
            <span>
              <code>{alias}</code> <span className={styles.help}>{uses(alias)}</span>
            </span>
            <IconButton
              size="sm"
              icon={<Icon name="x" />}
              label={t('studio.removeFormerName', { name: alias })}
              onClick={() => remove(alias)}
            />
          </li>
        ))}
      </ul>
      <span className={styles.help}>{t('studio.formerNamesHelp')}</span>
    </div>
  );
}

/** When a former name was used last, in words; nothing until that is known. */
function useFormerNameUses(object: string, isNeeded: boolean): (alias: string) => string {
  const t = useText();
  const { dateTime } = useFormat();
  const { data } = useQuery({
    queryKey: ['studio', 'field-facts', object],
    queryFn: ({ signal }) => api.get(`/definitions/object/${object}/facts`, { signal }),
    enabled: isNeeded,
  });
  return (alias) => {
    const used = data?.formerNames[alias];
    if (!data) return '';
    return used ? t('studio.usedLast', { at: dateTime(used.usedAt), times: used.times }) : t('studio.neverUsed');
  };
}
