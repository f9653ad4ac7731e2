import { useStudioState } from './use-studio.ts';

/** The change set whose drafts of roles count, and what tells them from those of a moment ago; nothing where no role is drafted. */
export function useRoleDrafts(): { changeSet: string | undefined; version: string } {
  const version = useStudioState(({ drafts }) =>
    [...drafts.values()]
      .flatMap(({ kind, name, saved }) => (kind === 'role' && saved ? [`${name} ${saved.version}`] : []))
      .join(),
  );
  const set = useStudioState((state) => state.set?.id);
  return { changeSet: version === '' ? undefined : set, version };
}
