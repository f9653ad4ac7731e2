import type { Label } from '../../../../metadata/label.ts';

/** `GET /api/setup`. */
export type SetupInfo = {
  /** No administrator exists yet. */
  needed: boolean;
  templates: Template[];
  /** Plain HTTP was allowed by an explicit setting. */
  insecure: boolean;
  /** This address is plain HTTP and the server will not sign anybody in over it. */
  secureContextRequired?: boolean;
};

export type Template = {
  name: string;
  label: Label;
  description: Label;
  objects: { name: string; label: Label; icon: string }[];
  /** What is installed with it. */
  requires: { name: string; label: Label }[];
};
