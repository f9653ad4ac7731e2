import type { WireRecord } from '../../../metadata/wire.ts';
import { tellChange } from '../base/last-change.ts';
import { paths } from '../base/paths.ts';
import { plainText } from '../base/plain-text.ts';
import { closeQuickCreate, type QuickCreateRequest, useQuickCreateRequests } from '../base/quick-create.ts';
import { toast } from '../base/toast.ts';
import { useModel } from '../base/use-model.ts';
import { useRecord } from '../base/use-records.ts';
import { useLabel, useText } from '../base/use-text.ts';
import { useGo } from '../ui/use-go.ts';
import { CreateForm } from './create/create-form.tsx';
import { takeBack } from './model/take-back.ts';

/** The forms for new records that are open; one may be opened from within another. Stands once in the shell. */
export function QuickCreate() {
  return useQuickCreateRequests().map((request, index) => (
    <QuickCreateForm key={`${index}.${request.object}`} request={request} />
  ));
}

function QuickCreateForm({ request }: { request: QuickCreateRequest }) {
  return request.edits ? <QuickEdit request={request} id={request.edits.id} /> : <QuickNew request={request} />;
}

/** The form of a record that is there, once it is read. */
function QuickEdit({ request, id }: { request: QuickCreateRequest; id: string }) {
  const t = useText();
  const object = useModel().objects[request.object];
  const { data: before } = useRecord(request.object, id);
  if (!object || !before) return null;
  const tell = (saved: WireRecord) => tellChange({ message: t('record.create.changed'), undo: () => takeBack(saved) });
  return <CreateForm object={object} request={request} before={before} onClose={closeQuickCreate} onCreated={tell} />;
}

function QuickNew({ request }: { request: QuickCreateRequest }) {
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
