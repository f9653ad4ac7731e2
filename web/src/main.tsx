import './base/global.css';
import './base/zod-without-eval.ts';
import { createRoot } from 'react-dom/client';
import { Start } from './app/start.tsx';
import { startCompositionGuard } from './base/composition-guard.ts';
import { startTheme } from './base/theme.ts';

startTheme();
startCompositionGuard();
createRoot(document.getElementById('root') as HTMLElement).render(<Start />);
