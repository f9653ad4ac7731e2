import { useState } from 'react';
import { api } from '../../base/api.ts';
import { toast } from '../../base/toast.ts';
import type { Choice } from './package-conflict.tsx';
import type { PackagePlan } from './package-file.tsx';

type Wishes = { choices: Record<string, Choice>; takesOlder: boolean; accept: Record<string, number> };

/** What a package would do here, told anew for whatever somebody chooses. `settle`: it has been installed. */
export function usePackagePlan(zip: string, first: PackagePlan) {
  const [plan, setPlan] = useState(first);
  const [wishes, setWishes] = useState<Wishes>({ choices: {}, takesOlder: false, accept: {} });
  const compare = async (changed: Partial<Wishes>) => {
    const next = { ...wishes, ...changed };
    setWishes(next);
    try {
      setPlan(await api.post('/packages/plan', { zip, ...next }));
    } catch (error) {
      toast.problem(error);
    }
  };
  const settle = () => setPlan({ ...plan, changes: [], conflicts: [], isOlder: false });
  return { plan, wishes, compare, settle };
}
