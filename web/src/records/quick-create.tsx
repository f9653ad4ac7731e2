import type { WireRecord } from '../../../metadata/wire.ts';
import { paths } from '../base/paths.ts';
import { plainText } from '../base/plain-text.ts';
import { closeQuickCreate, type QuickCreateRequest, useQuickCreateRequests } from '../base/quick-create.ts';
import { toast } from '../base/toast.ts';
import { useModel } from '../base/use-model.ts';
import { useLabel, useText } from '../base/use-text.ts';
import { useGo } from '../ui/use-go.ts';
import { CreateForm } from './create/create-form.tsx';

/** The forms for new records that are open; one may be opened from within another. Stands once in the shell. */
export function QuickCreate() {
  return useQuickCreateRequests().map((request, index) => (
    <QuickCreateForm key={`${index}.${request.object}`} request={request} />
  ));
}

function QuickCreateForm({ request }: { request: QuickCreateRequest }) {
  const t = useText();
  const label = useLabel();
  const go = useGo();
  const object = useModel().objects[request.object];
  if (!object?.access.create) return null;
  const tell = (record: WireRecord, values: Record<string, unknown>) => {
    const title = plainText(record[object.title] ?? values[object.title]);
    if (request.onCreated) return request.onCreated({ id: record.id, title });
    // Nobody knows it by its id.
    toast.success(t('record.create.done', { title: object.title === 'id' ? label(object.label) : title }), {
      label: t('action.open'),
      run: () => go(paths.record(object.name, record.id)),
    });
  };
  return <CreateForm object={object} request={request} onClose={closeQuickCreate} onCreated={tell} />;
}
