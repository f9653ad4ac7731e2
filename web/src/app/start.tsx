import { Suspense, useCallback, useEffect, useState } from 'react';
import type { Me } from '../../../metadata/api/me.ts';
import { api, onSignedOut } from '../base/api.ts';
import { ApiProblem } from '../base/api-problem.ts';
import { askFirstParts } from '../base/first-parts.ts';
import { loadCode, loadLater } from '../base/load-later.ts';
import { loadTexts } from '../base/locale.ts';
import { setTheme } from '../base/theme.ts';
import { ProblemPanel } from '../ui/problem-panel.tsx';
import type { SetupInfo } from './gate/setup-info.ts';

/** Set on devices that have signed in before: there the product and its model are fetched while the server is asked who we are. */
const knownKey = 'tenon.known';

const loadApp = () => loadCode(() => import('./app.tsx'));
const App = loadLater(loadApp, 'App');
const SignInPage = loadLater(() => import('./gate/sign-in-page.tsx'), 'SignInPage');
const FirstRunPage = loadLater(() => import('./gate/first-run-page.tsx'), 'FirstRunPage');
const InvitationPage = loadLater(() => import('./gate/invitation-page.tsx'), 'InvitationPage');

type Stage =
  | { name: 'waiting' | 'signIn' }
  | { name: 'firstRun'; setup: SetupInfo }
  | { name: 'invitation'; token: string }
  | { name: 'app'; me: Me }
  | { name: 'failed'; error: unknown };

/** Decides what a visitor sees first: the set-up of a new server, an invitation, sign-in, or the product. */
export function Start() {
  const [stage, setStage] = useState<Stage>({ name: 'waiting' });
  const begin = useCallback(() => {
    setStage({ name: 'waiting' });
    findStage().then(setStage, (error) => setStage({ name: 'failed', error }));
  }, []);
  const enter = useCallback((me: Me) => {
    openProduct(me).then(setStage, (error) => setStage({ name: 'failed', error }));
  }, []);
  useEffect(begin, [begin]);
  useEffect(() => onSignedOut(() => setStage((now) => (now.name === 'app' ? { name: 'signIn' } : now))), []);
  return <Suspense>{drawStage(stage, enter, begin)}</Suspense>;
}

function drawStage(stage: Stage, enter: (me: Me) => void, retry: () => void) {
  switch (stage.name) {
    case 'waiting':
      return null;
    case 'signIn':
      return <SignInPage onSignedIn={enter} />;
    case 'firstRun':
      return <FirstRunPage setup={stage.setup} onSignedIn={enter} />;
    case 'invitation':
      return <InvitationPage token={stage.token} onSignedIn={enter} />;
    case 'app':
      return <App me={stage.me} />;
    case 'failed':
      return <ProblemPanel error={stage.error} onRetry={retry} />;
  }
}

async function findStage(): Promise<Stage> {
  const invitation = location.pathname.match(/^\/invite\/([^/]+)/)?.[1];
  const texts = loadTexts('gate');
  if (invitation) {
    await texts;
    return { name: 'invitation', token: invitation };
  }
  if (localStorage.getItem(knownKey)) {
    loadApp();
    askFirstParts();
  }
  const [me] = await Promise.all([readMe(), texts]);
  if (me) return openProduct(me);
  const setup = await api.get('/setup');
  return setup.needed ? { name: 'firstRun', setup } : { name: 'signIn' };
}

async function readMe(): Promise<Me | undefined> {
  try {
    return await api.get('/me');
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return undefined;
    throw error;
  }
}

/** The account's language and theme go before what this device remembers. */
async function openProduct(me: Me): Promise<Stage> {
  setTheme(me.theme);
  await Promise.all([loadApp(), loadTexts('start', me.locale)]);
  localStorage.setItem(knownKey, '1');
  return { name: 'app', me };
}
