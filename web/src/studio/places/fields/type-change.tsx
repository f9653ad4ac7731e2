import { useQuery } from '@tanstack/react-query';
import type { Field } from '../../../../../metadata/define/field.ts';
import { fieldTypes } from '../../../../../metadata/field-types/index.ts';
import { api } from '../../../base/api.ts';
import { problemMessage } from '../../../base/api-problem.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { ConvertedValues } from '../../changes/converted-values.tsx';
import { useStudio } from '../../store/studio-provider.tsx';
import styles from './fields-page.module.css';

type Props = { object: string; name: string; field: Field; from: Field; onBack: () => void };

/** What another type does to the values that are there, counted on the records and changing nothing. */
export function TypeChange({ object, name, field, from, onBack }: Props) {
  const t = useText();
  const label = useLabel();
  const { store } = useStudio();
  const { data, error, isFetching } = useQuery({
    queryKey: ['studio', 'conversion', object, name, JSON.stringify(field)],
    queryFn: async () => {
      await store.save();
      const id = store.get().set?.id;
      if (id === undefined) return null;
      const { steps, problems } = await api.post(`/change-sets/${id}/check`, {});
      const isHere = (each: { object: string; field: string }) => each.object === object && each.field === name;
      const refused = problems.find((each) => each.field === `object/${object}#fields.${name}`);
      return { step: steps.find((each) => each.step === 'convert' && isHere(each)), refused: refused?.message };
    },
    retry: false,
    gcTime: 0,
  });
  return (
    <section className={styles.note} aria-live="polite">
      <p>{t('studio.typeChanged', { from: label(fieldTypes[from.type].label) })}</p>
      {isFetching && <p>{t('studio.convert.counting')}</p>}
      {error && <p role="alert">{problemMessage(error)}</p>}
      {data?.step && <ConvertedValues step={data.step} />}
      {data?.step && data.step.lost > 0 && <p>{t('studio.convert.decide')}</p>}
      {data?.step?.later && <p>{t('studio.data.later')}</p>}
      {data && !data.step && <p>{data.refused ?? t('studio.dataUntouched')}</p>}
      <Button size="sm" onClick={onBack}>
        {t('studio.typeBack', { type: label(fieldTypes[from.type].label) })}
      </Button>
    </section>
  );
}
