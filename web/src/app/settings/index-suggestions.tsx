import type { IndexSuggestion } from '../../../../metadata/api/index-shapes.ts';
import { toast } from '../../base/toast.ts';
import { useFormat } from '../../base/use-format.ts';
import { useModel } from '../../base/use-model.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import type { IndexRequest } from './index-modal.tsx';
import styles from './indexes-page.module.css';
import { SettingsSection } from './settings-page.tsx';

type Props = { suggestions: IndexSuggestion[]; onAdd: (request: IndexRequest) => Promise<void> };

/** Lists that took long since the server was started, each with the index that may help. */
export function IndexSuggestions({ suggestions, onAdd }: Props) {
  const t = useText();
  const format = useFormat();
  const describe = useDescription();
  return (
    <SettingsSection title={t('indexes.suggestions')} help={t('indexes.suggestionsHelp')}>
      {suggestions.length === 0 && <p>{t('indexes.noSuggestions')}</p>}
      <ul className={styles.suggestions}>
        {suggestions.map(({ object, wanted, times, slowest }) => (
          <li key={JSON.stringify([object, wanted])}>
            <span>
              {describe({ object, wanted })}
              <small>
                {t('indexes.took', { count: format.number(times), seconds: format.number(Math.round(slowest / 100) / 10) })}
              </small>
            </span>
            <Button size="sm" onClick={() => void onAdd({ object, wanted }).catch(toast.problem)}>
              {t('indexes.make')}
            </Button>
          </li>
        ))}
      </ul>
    </SettingsSection>
  );
}

/** What somebody would have an index for, in words. */
function useDescription() {
  const t = useText();
  const label = useLabel();
  const { objects } = useModel();
  return ({ object: name, wanted: { filter = [], sort = [] } }: IndexRequest) => {
    const object = objects[name];
    const labelOf = (field: string) => label(object?.fields[field]?.label) || field;
    const keys = filter.map(labelOf).join(t('indexes.and'));
    const order = sort.map(({ field, direction }) => t(`indexes.${direction}`, { field: labelOf(field) })).join(t('indexes.and'));
    return t(`indexes.suggest.${wordsFor(keys, order)}`, { object: label(object?.label) || name, keys, order });
  };
}

function wordsFor(keys: string, order: string): 'filteredAndSorted' | 'filtered' | 'sorted' {
  if (keys === '') return 'sorted';
  return order === '' ? 'filtered' : 'filteredAndSorted';
}
