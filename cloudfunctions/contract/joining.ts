export const joiningProcedures = {} as const
