import type { Locale } from '@tenon/metadata';
import { dateIn } from '@tenon/metadata/zoned-time.ts';
import type { FastifyInstance } from 'fastify';
import type { TenonError } from '../../base/errors.ts';
import { readPackage, type SentPackage } from '../../catalog/packages/read-package.ts';
import { writePackage } from '../../catalog/packages/write-package.ts';
import { writeZip } from '../../catalog/packages/zip.ts';
import { listApps, switchAppAs } from '../../process/publishing/apps.ts';
import {
  exportPackageAs,
  installPackageAs,
  planPackageAs,
  planUninstallAs,
  uninstallAs,
} from '../../process/publishing/packages.ts';
import { listRollOut } from '../../process/publishing/roll-out.ts';
import { callerLocale } from '../caller-locale.ts';
import { describeError, describeProblem } from '../describe-error.ts';
import { serve } from '../serve.ts';
import type { Services } from '../services.ts';

/** `/api/apps` and `/api/packages`: apps that are on or off, apps as files, and how they come and go. */
export function packageRoutes(app: FastifyInstance, { workspaces }: Services): void {
  serve(app, 'GET /api/apps', ({ workspace }) => listApps(workspace));

  serve(app, 'GET /api/apps/roll-out', async ({ workspace }) => ({ apps: await listRollOut(workspace) }));

  serve(app, 'POST /api/apps/:name/switch', ({ workspace, actor, params, body }) =>
    switchAppAs(workspace, actor, { name: params.name, on: body.on }),
  );

  serve(app, 'POST /api/packages/export', async ({ workspace, actor, body: { app, definitions, ...manifest } }) => {
    const asked = { ...manifest, selection: { app, definitions }, known: workspaces.solutions };
    const { solution, added } = await exportPackageAs(workspace, actor, asked);
    const files = writePackage(solution, dateIn(workspace.clock.now(), workspace.timeZone));
    const zip = writeZip(files).toString('base64');
    return { files: Object.fromEntries(files), zip, added, requires: Object.keys(solution.requires ?? {}) };
  });

  serve(app, 'POST /api/packages/plan', async ({ workspace, actor, request, body }) => {
    const { choices, takesOlder, accept } = body;
    const asked = { solution: readPackage(sentIn(body)), known: workspaces.solutions, choices, takesOlder, accept };
    const { problems, steps, ...plan } = await planPackageAs(workspace, actor, asked);
    return { ...plan, steps: [...steps], problems: problems.map((each) => describeProblem(each, callerLocale(request))) };
  });

  serve(app, 'POST /api/packages/install', async ({ workspace, actor, request, body }) => {
    const { choices, sampleData, takesOlder, accept } = body;
    const asked = { solution: readPackage(sentIn(body)), known: workspaces.solutions, choices, sampleData, takesOlder, accept };
    const { refused, ...installed } = await installPackageAs(workspace, actor, asked);
    return { ...installed, sampleProblems: refused ? reasonsOf(refused, callerLocale(request)) : [] };
  });

  serve(app, 'GET /api/solutions/:name/uninstall', async ({ workspace, actor, request, params, query }) => {
    const problems = await planUninstallAs(workspace, actor, { name: params.name, data: query.data ?? 'keep' });
    return { problems: problems.map((each) => describeProblem(each, callerLocale(request))) };
  });

  serve(app, 'POST /api/solutions/:name/uninstall', ({ workspace, actor, params, body }) =>
    uninstallAs(workspace, actor, { name: params.name, data: body.data }),
  );
}

function reasonsOf(error: TenonError, locale: Locale): { code: string; message: string }[] {
  const { code, title, problems } = describeError(error, locale, '');
  return problems ? [...problems] : [{ code, message: title }];
}

/** Where neither is sent, the files are none, and the answer says what is missing. */
function sentIn({ files = {}, zip }: { files?: Record<string, string>; zip?: string }): SentPackage {
  return zip === undefined ? { files: new Map(Object.entries(files)) } : { zip: Buffer.from(zip, 'base64') };
}
