import type { FastifyInstance } from 'fastify';
import type { Services } from '../services.ts';
import { aboutRecordRoutes } from './about-record-routes.ts';
import { apiKeyRoutes } from './api-key-routes.ts';
import { approvalRoutes } from './approval-routes.ts';
import { automationRoutes } from './automation-routes.ts';
import { bulkRoutes } from './bulk-routes.ts';
import { buttonRoutes } from './button-routes.ts';
import { calendarRoutes } from './calendar-routes.ts';
import { changeSetRoutes } from './change-set-routes.ts';
import { checkpointRoutes } from './checkpoint-routes.ts';
import { commentRoutes } from './comment-routes.ts';
import { connectionRoutes } from './connection-routes.ts';
import { definitionRoutes } from './definition-routes.ts';
import { documentRoutes } from './document-routes.ts';
import { exportRoutes } from './export-routes.ts';
import { fileRoutes } from './file-routes.ts';
import { healthRoutes } from './health-routes.ts';
import { importRoutes } from './import-routes.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { jobRoutes } from './job-routes.ts';
import { liveRoutes } from './live-routes.ts';
import { mailRoutes } from './mail-routes.ts';
import { meRoutes } from './me-routes.ts';
import { metadataRoutes } from './metadata-routes.ts';
import { noticeRoutes } from './notice-routes.ts';
import { openapiRoutes } from './openapi-routes.ts';
import { packageRoutes } from './package-routes.ts';
import { pasteRoutes } from './paste-routes.ts';
import { recordRoutes } from './record-routes.ts';
import { reportRoutes } from './report-routes.ts';
import { rightsRoutes } from './rights-routes.ts';
import { roleRoutes } from './role-routes.ts';
import { runRoutes } from './run-routes.ts';
import { sampleDataRoutes } from './sample-data-routes.ts';
import { schemaTaskRoutes } from './schema-task-routes.ts';
import { searchRoutes } from './search-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { setupRoutes } from './setup-routes.ts';
import { solutionRoutes } from './solution-routes.ts';
import { statusRoutes } from './status-routes.ts';
import { userRoutes } from './user-routes.ts';
import { viewRoutes } from './view-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';
import { workspaceRoutes } from './workspace-routes.ts';

/** Every face of the engines. */
export const routes: readonly ((app: FastifyInstance, services: Services) => void)[] = [
  healthRoutes,
  setupRoutes,
  sessionRoutes,
  invitationRoutes,
  mailRoutes,
  meRoutes,
  workspaceRoutes,
  metadataRoutes,
  recordRoutes,
  exportRoutes,
  aboutRecordRoutes,
  commentRoutes,
  approvalRoutes,
  checkpointRoutes,
  bulkRoutes,
  buttonRoutes,
  pasteRoutes,
  searchRoutes,
  documentRoutes,
  fileRoutes,
  reportRoutes,
  viewRoutes,
  userRoutes,
  roleRoutes,
  rightsRoutes,
  apiKeyRoutes,
  connectionRoutes,
  automationRoutes,
  webhookRoutes,
  runRoutes,
  calendarRoutes,
  changeSetRoutes,
  definitionRoutes,
  schemaTaskRoutes,
  sampleDataRoutes,
  solutionRoutes,
  packageRoutes,
  statusRoutes,
  importRoutes,
  jobRoutes,
  liveRoutes,
  noticeRoutes,
  openapiRoutes,
];
