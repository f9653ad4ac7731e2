import {
  Textarea as MantineTextarea,
  TextInput as MantineTextInput,
  type TextareaProps,
  type TextInputProps,
} from '@mantine/core';
import { useFieldProblem } from './use-field-problem.ts';

/** The library's inputs for forms that are sent: what the browser refuses is said under them. */
export function TextInput({ error, ...rest }: TextInputProps) {
  const { problem, listen } = useFieldProblem(error);
  return <MantineTextInput {...rest} {...listen} error={problem} />;
}

export function Textarea({ error, ...rest }: TextareaProps) {
  const { problem, listen } = useFieldProblem(error);
  return <MantineTextarea {...rest} {...listen} error={problem} />;
}
