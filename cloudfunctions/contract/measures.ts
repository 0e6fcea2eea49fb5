export const measureProcedures = {} as const
