import type { Label } from '../../../../../metadata/label.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { useDraftDefinitions } from '../../model/draft-definitions.ts';
import { useDraftModel } from '../../model/with-draft-model.tsx';
import type { Speaker } from './condition-words.ts';

/** Says conditions of an object as it will be, in the language of the screen. */
export function useSpeaker(object: string): Speaker {
  const t = useText();
  const label = useLabel();
  const model = useDraftModel();
  const roles = useRoles();
  return {
    ...{ model, object, t, label },
    roleLabel: (role) => label(roles.find(({ name }) => name === role)?.label) || role,
  };
}

export function useRoles(): { name: string; label: Label | undefined }[] {
  return useDraftDefinitions()
    .filter(({ kind }) => kind === 'role')
    .map(({ name, body }) => ({ name, label: (body as { label?: Label }).label }));
}
