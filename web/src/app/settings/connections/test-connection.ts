import type { Label } from '../../../../../metadata/label.ts';
import { api } from '../../../base/api.ts';
import { text } from '../../../base/text.ts';
import { toast } from '../../../base/toast.ts';
import { refreshConnections } from './connections.ts';

/** Tries a saved connection out and says how it went. */
export async function testConnection(name: string, label: (text: Label) => string): Promise<void> {
  try {
    const { problem } = await api.post(`/connections/${name}/test`);
    if (problem) toast.problem(new Error(label(problem)));
    else toast.success(text('connections.testDone'));
  } catch (error) {
    toast.problem(error);
  }
  await refreshConnections();
}
