import { REMINDER_KINDS, templateVariable, type ReminderKind } from '#domain/messages/reminder'

/** The ids of the message templates, from the function's environment; see docs/deployment.md. */
export function reminderTemplates(): Readonly<Partial<Record<ReminderKind, string | undefined>>> {
  return Object.fromEntries(REMINDER_KINDS.map((kind) => [kind, process.env[templateVariable(kind)]]))
}
