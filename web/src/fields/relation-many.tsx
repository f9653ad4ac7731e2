import { recordsWidget } from './records-widget.tsx';

export const relationMany = recordsWidget;
