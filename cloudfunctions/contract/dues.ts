export const duesProcedures = {} as const
