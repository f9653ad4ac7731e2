import { aboutRecordEndpoints } from './about-record.ts';
import { approvalEndpoints } from './approvals.ts';
import { automationEndpoints } from './automations.ts';
import { bulkEndpoints } from './bulk.ts';
import { buttonEndpoints } from './buttons.ts';
import { calendarEndpoints } from './calendars.ts';
import { changeSetEndpoints } from './change-sets.ts';
import { checkpointEndpoints } from './checkpoints.ts';
import { commentEndpoints } from './comments.ts';
import { connectionEndpoints } from './connections.ts';
import { definitionEndpoints } from './definitions.ts';
import { documentEndpoints } from './documents.ts';
import { fileEndpoints } from './files.ts';
import { findingEndpoints } from './finding.ts';
import { importEndpoints } from './imports.ts';
import { invitationEndpoints } from './invitations.ts';
import { jobEndpoints } from './jobs.ts';
import { mailEndpoints } from './mail.ts';
import { meEndpoints } from './me.ts';
import { noticeEndpoints } from './notices.ts';
import { packageEndpoints } from './packages.ts';
import { peopleEndpoints } from './people.ts';
import { presenceEndpoints } from './presence.ts';
import { recordEndpoints } from './records.ts';
import { reportEndpoints } from './reports.ts';
import { revisionEndpoints } from './revisions.ts';
import { rightsEndpoints } from './rights.ts';
import { runEndpoints } from './runs.ts';
import { serverEndpoints } from './server.ts';
import { sessionEndpoints } from './session.ts';
import { setupEndpoints } from './setup.ts';
import { solutionEndpoints } from './solutions.ts';
import { tableEndpoints } from './table-changes.ts';
import { webhookEndpoints } from './webhooks.ts';
import { workspaceEndpoints } from './workspaces.ts';

/** Every operation of the HTTP API. */
export const endpoints = {
  ...serverEndpoints,
  ...setupEndpoints,
  ...sessionEndpoints,
  ...invitationEndpoints,
  ...meEndpoints,
  ...workspaceEndpoints,
  ...findingEndpoints,
  ...recordEndpoints,
  ...aboutRecordEndpoints,
  ...commentEndpoints,
  ...bulkEndpoints,
  ...buttonEndpoints,
  ...documentEndpoints,
  ...fileEndpoints,
  ...reportEndpoints,
  ...peopleEndpoints,
  ...rightsEndpoints,
  ...connectionEndpoints,
  ...approvalEndpoints,
  ...checkpointEndpoints,
  ...noticeEndpoints,
  ...mailEndpoints,
  ...automationEndpoints,
  ...runEndpoints,
  ...calendarEndpoints,
  ...presenceEndpoints,
  ...changeSetEndpoints,
  ...definitionEndpoints,
  ...revisionEndpoints,
  ...tableEndpoints,
  ...solutionEndpoints,
  ...packageEndpoints,
  ...importEndpoints,
  ...jobEndpoints,
  ...webhookEndpoints,
};

export type Endpoints = typeof endpoints;
