export const entryProcedures = {} as const
