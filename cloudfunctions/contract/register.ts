export const registerProcedures = {} as const
