export const reportProcedures = {} as const
