export const indicatorProcedures = {} as const
