import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FieldModel } from '../../../../metadata/wire.ts';
import { api } from '../../base/api.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { toast } from '../../base/toast.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { FieldValue } from '../../fields/field-value.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';

type Props = { object: string; id: string; name: string; field: FieldModel; value: unknown };

/** A masked value, and the eye that shows it whole until it is pressed again or the page is left. Each look stands in the history. */
export function RevealedValue({ object, id, name, field, value }: Props) {
  const t = useText();
  const words = { field: useLabel()(field.label) };
  const client = useQueryClient();
  const look = useMutation({
    mutationFn: () => api.post(`/records/${object}/${id}/reveal`, { field: name }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.records(object, 'about', id) }),
    onError: (error) => toast.problem(error),
  });
  const shown = look.data;
  return (
    <>
      <FieldValue field={field} value={shown ? shown.value : value} />
      <IconButton
        size="sm"
        icon={<Icon name={shown ? 'eye-off' : 'eye'} size={14} />}
        label={t(shown ? 'record.unreveal' : 'record.reveal', words)}
        aria-pressed={shown !== undefined}
        loading={look.isPending}
        onClick={() => (shown ? look.reset() : look.mutate())}
      />
    </>
  );
}
