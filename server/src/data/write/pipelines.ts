import { announce } from './announce.ts';
import { authorise } from './authorise.ts';
import { checkCircles } from './check/check-circles.ts';
import { checkConverted } from './check/check-converted.ts';
import { checkCurrency } from './check/check-currency.ts';
import { checkExpected } from './check/check-expected.ts';
import { checkFiles } from './check/check-files.ts';
import { checkInUse } from './check/check-in-use.ts';
import { checkOffered } from './check/check-offered.ts';
import { checkOwner } from './check/check-owner.ts';
import { checkComingIn, checkGoing, checkPlaces } from './check/check-people.ts';
import { checkReferences } from './check/check-references.ts';
import { checkUnique } from './check/check-unique.ts';
import { checkVersion } from './check/check-version.ts';
import { settleProblems } from './check/refuse-rows.ts';
import { settleRepeats } from './check/settle-repeats.ts';
import { fillDefaults } from './fill-defaults.ts';
import { followDelete } from './follow-delete.ts';
import { followRestore } from './follow-restore.ts';
import { keepChanges } from './keep-changes.ts';
import { loadCurrent } from './load-current.ts';
import { parseBeside, parseValues } from './parse-values.ts';
import { checkRules, setByRules } from './rules/apply-rules.ts';
import { runValidate } from './rules/run-hooks.ts';
import { keepDirectory, ownThemselves } from './save/keep-directory.ts';
import { keepRates } from './save/keep-rates.ts';
import { saveRows } from './save/save-rows.ts';
import { takeNumbers, takeNumbersAhead } from './take-numbers.ts';
import type { Step, Write } from './write.ts';
import type { WriteAction } from './write-request.ts';

const checks: Step[] = [checkRules, checkConverted, checkOwner, checkStored, checkCircles, runValidate, settleProblems];

/** Every write, whoever asks for it, goes down one of these from top to bottom. */
export const roads: Record<WriteAction, readonly Step[]> = {
  create: [
    authorise,
    parseValues,
    fillDefaults,
    parseBeside,
    setByRules,
    ...checks,
    settleRepeats,
    ownThemselves,
    takeNumbers,
    saveRows,
    keepDirectory,
    keepRates,
    announce,
  ],
  update: [
    authorise,
    parseValues,
    loadCurrent,
    parseBeside,
    checkVersion,
    checkExpected,
    setByRules,
    keepChanges,
    checkCurrency,
    checkPlaces,
    ...checks,
    settleRepeats,
    saveRows,
    keepDirectory,
    keepRates,
    announce,
  ],
  delete: [
    authorise,
    checkGoing,
    loadCurrent,
    checkVersion,
    checkInUse,
    checkCurrency,
    settleProblems,
    followDelete,
    saveRows,
    keepDirectory,
    keepRates,
    announce,
  ],
  restore: [
    authorise,
    checkComingIn,
    loadCurrent,
    checkUnique,
    settleProblems,
    saveRows,
    followRestore,
    keepDirectory,
    keepRates,
    announce,
  ],
};

/** What only the database knows, asked in one round trip: the numbers last, since others wait for them until the end. */
async function checkStored(write: Write): Promise<void> {
  await Promise.all([checkReferences(write), checkUnique(write), checkFiles(write), takeNumbersAhead(write)]);
  await checkOffered(write);
}
