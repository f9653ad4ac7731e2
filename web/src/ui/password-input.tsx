import { PasswordInput as MantinePasswordInput, type PasswordInputProps } from '@mantine/core';
import { useFieldProblem } from './use-field-problem.ts';

/** Beside the other inputs of forms, because most pages do without it. */
export function PasswordInput({ error, ...rest }: PasswordInputProps) {
  const { problem, listen } = useFieldProblem(error);
  return <MantinePasswordInput {...rest} {...listen} error={problem} />;
}
