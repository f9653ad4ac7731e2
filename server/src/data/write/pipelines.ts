import { tellOwners } from '../notices/tell-owners.ts';
import { announce } from './announce.ts';
import { assignAutoNumbers, assignNumbersEarly, foreseeNumbers, takeForeseen } from './assign-auto-numbers.ts';
import { authorise } from './authorise.ts';
import { cascadeDelete } from './cascade-delete.ts';
import { cascadeRestore } from './cascade-restore.ts';
import { checkApprovalLocks } from './check/check-approval-locks.ts';
import { checkCircles } from './check/check-circles.ts';
import { checkConverted } from './check/check-converted.ts';
import { checkCurrency } from './check/check-currency.ts';
import { checkExpected } from './check/check-expected.ts';
import { checkFiles } from './check/check-files.ts';
import { checkInUse } from './check/check-in-use.ts';
import { checkOffered } from './check/check-offered.ts';
import { checkOwner } from './check/check-owner.ts';
import { checkPlaces, checkUserRemoval, checkUserReturn } from './check/check-people.ts';
import { checkReferences } from './check/check-references.ts';
import { checkUnique } from './check/check-unique.ts';
import { checkVersion } from './check/check-version.ts';
import { settleProblems } from './check/refuse-rows.ts';
import { settleRepeats } from './check/settle-repeats.ts';
import { checkPassage } from './checkpoints/check-passage.ts';
import { keepEvidence } from './checkpoints/keep-evidence.ts';
import { usePasses } from './checkpoints/use-passes.ts';
import { locking, type WriteStep } from './commit-order.ts';
import { dropUnchanged } from './drop-unchanged.ts';
import { fillDefaults } from './fill-defaults.ts';
import { loadCurrent } from './load-current.ts';
import { parseBeside, parseValues } from './parse-values.ts';
import { checkRules, setByRules } from './rules/apply-rules.ts';
import { runValidate } from './rules/run-hooks.ts';
import { copyRows } from './save/copy-rows.ts';
import { makeUsersOwnThemselves, refreshDirectory } from './save/refresh-directory.ts';
import { refreshRates } from './save/refresh-rates.ts';
import { requireChildren, saveChildren, saveChildrenOfNew } from './save/save-children.ts';
import { saveRows } from './save/save-rows.ts';
import { noteUnfinished } from './unfinished-runs.ts';
import type { WriteAction } from './write-request.ts';

/** What only the database knows, asked in one round trip: the numbers last, since others wait for them until the end. */
const checkStored: WriteStep = { together: [checkReferences, checkUnique, checkFiles, assignNumbersEarly] };

const checks: readonly WriteStep[] = [
  checkRules,
  usePasses,
  checkConverted,
  checkOwner,
  checkStored,
  checkOffered,
  checkCircles,
  runValidate,
  settleProblems,
];

/** What others wait for from here on until the commit. */
const follow: readonly WriteStep[] = [...[refreshDirectory, refreshRates, announce].map(locking), keepEvidence];

/**
 * Every write, whoever asks for it, goes down one of these from top to bottom. A step that stands here by its plain name looks, and may run while
 * batches ahead are still to be committed; one that locks does not pass the compiler unless it says so.
 */
export const pipelines: Record<WriteAction, readonly WriteStep[]> = {
  create: [
    authorise,
    parseValues,
    fillDefaults,
    parseBeside,
    setByRules,
    requireChildren,
    checkApprovalLocks,
    noteUnfinished,
    ...checks,
    settleRepeats,
    makeUsersOwnThemselves,
    foreseeNumbers,
    assignAutoNumbers,
    copyRows,
    takeForeseen,
    saveRows,
    saveChildrenOfNew,
    tellOwners,
    ...follow,
  ],
  update: [
    authorise,
    parseValues,
    locking(loadCurrent),
    parseBeside,
    checkVersion,
    checkExpected,
    saveChildren,
    setByRules,
    dropUnchanged,
    checkCurrency,
    checkPlaces,
    checkApprovalLocks,
    noteUnfinished,
    ...checks,
    settleRepeats,
    saveRows,
    tellOwners,
    ...follow,
  ],
  delete: [
    authorise,
    locking(checkUserRemoval),
    locking(loadCurrent),
    checkVersion,
    checkInUse,
    checkApprovalLocks,
    checkCurrency,
    checkPassage,
    usePasses,
    settleProblems,
    locking(cascadeDelete),
    saveRows,
    ...follow,
  ],
  restore: [
    authorise,
    checkUserReturn,
    locking(loadCurrent),
    checkApprovalLocks,
    checkUnique,
    checkPassage,
    usePasses,
    settleProblems,
    saveRows,
    locking(cascadeRestore),
    ...follow,
  ],
};
