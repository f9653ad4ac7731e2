import { recordsWidget } from './records-widget.tsx';

export const manyToMany = recordsWidget;
