import type { StepKindName } from '@tenon/metadata';
import { aggregateRecords } from './aggregate-records.ts';
import { approval } from './approval.ts';
import { assign } from './assign.ts';
import { atomic, condition, inclusive, parallel } from './branches.ts';
import { callConnection } from './call-connection.ts';
import { compute } from './compute.ts';
import { copy } from './copy.ts';
import { createRecord } from './create-record.ts';
import { delay } from './delay.ts';
import { deleteRecord } from './delete-record.ts';
import { findRecord } from './find-record.ts';
import { forEach } from './for-each.ts';
import { giveBack } from './give-back.ts';
import { notify } from './notify.ts';
import type { ProcessStep } from './process-step.ts';
import { sendMail } from './send-mail.ts';
import { subProcess } from './sub-process.ts';
import { updateOther } from './update-other.ts';
import { updateRecord } from './update-record.ts';
import { waitForRecord } from './wait-for-record.ts';
import { waitUntil } from './wait-until.ts';

/** What carries out every kind of step. */
export const processSteps = {
  createRecord,
  updateRecord,
  findRecord,
  aggregateRecords,
  updateOther,
  deleteRecord,
  condition,
  inclusive,
  parallel,
  atomic,
  forEach,
  subProcess,
  giveBack,
  delay,
  waitUntil,
  waitForRecord,
  approval,
  notify,
  copy,
  sendMail,
  assign,
  compute,
  callConnection,
} satisfies {
  [Name in StepKindName]: ProcessStep<Name>;
};
