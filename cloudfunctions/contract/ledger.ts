export const ledgerProcedures = {} as const
