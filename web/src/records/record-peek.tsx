import { useObject } from '../base/use-model.ts';
import { PeekView } from './record/peek-view.tsx';
import { RecordMissing } from './record/record-missing.tsx';

/** One record beside its list, in a drawer 480 px wide. */
export function RecordPeek({ object: name, id }: { object: string; id: string }) {
  const object = useObject(name);
  return object?.access.read ? <PeekView object={object} id={id} /> : <RecordMissing />;
}
