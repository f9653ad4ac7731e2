import { useState } from 'react';
import type { ConnectionLine } from '../../../../../metadata/api/connections.ts';
import { api } from '../../../base/api.ts';
import { ApiProblem } from '../../../base/api-problem.ts';
import { paths } from '../../../base/paths.ts';
import { toast } from '../../../base/toast.ts';
import { useText } from '../../../base/use-text.ts';
import { useGo } from '../../../ui/use-go.ts';
import { type ConnectionDraft, refreshConnections } from './connections.ts';

/** A connection as it is being edited, and how it is saved. Without one, saving sets it up and goes to its page. */
export function useConnectionForm(given: ConnectionDraft, connection: ConnectionLine | undefined) {
  const t = useText();
  const go = useGo();
  const [draft, setDraft] = useState(given);
  const [isBusy, setBusy] = useState(false);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const isChanged = !connection || JSON.stringify(draft) !== JSON.stringify({ body: connection.body, secrets: {} });
  const change = (next: ConnectionDraft) => {
    setDraft(next);
    setProblems({});
  };
  const save = async () => {
    setBusy(true);
    setProblems({});
    try {
      const saved = connection ? await api.put(`/connections/${connection.name}`, draft) : await api.post('/connections', draft);
      setDraft({ ...draft, secrets: {} });
      await refreshConnections();
      toast.success(t('settings.saved'));
      if (!connection) go(paths.settings(`connectors/${saved.name}`));
    } catch (error) {
      const found = problemsOf(error);
      setProblems(found);
      if (Object.keys(found).length === 0) toast.problem(error);
      else toast.plain(t('connections.mend'));
    }
    setBusy(false);
  };
  return { draft, problems, isBusy, isChanged, change, save };
}

/** By place, also when the place is told from the definition: `connection/webhook#sends.s1.when`. */
function problemsOf(error: unknown): Record<string, string> {
  if (!(error instanceof ApiProblem)) return {};
  return Object.fromEntries(
    Object.entries(error.fields).map(([place, message]) => [place.replace(/^connection\/[^#]*#/, ''), message]),
  );
}
