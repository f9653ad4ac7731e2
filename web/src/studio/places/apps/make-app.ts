import type { AppBody } from '../../../../../metadata/define/app.ts';
import type { Label } from '../../../../../metadata/label.ts';
import { isJsonObject, type Json } from '../../../../../metadata/merge/json.ts';

type NewApp = { label: Label; objects: readonly string[]; from: Json | undefined };

/** What an app begins with: a menu with these objects, and a home page. A copy has all that the other leads to, but its letters, which lead to one place only. */
export function makeApp({ label, objects, from }: NewApp): AppBody {
  if (isJsonObject(from)) return copyOf(from as unknown as AppBody, label);
  return {
    label,
    icon: 'apps',
    menu: objects.length > 0 ? [{ id: 'records', objects: [...objects] }] : [],
    main: objects.slice(0, 3),
    home: [
      { id: 'first_steps', card: 'firstSteps', side: true },
      { id: 'recent', card: 'recent', side: true },
    ],
  };
}

function copyOf(from: AppBody, label: Label): AppBody {
  const { shortcuts: _shortcuts, off: _off, ...rest } = structuredClone(from);
  return { ...rest, label };
}
