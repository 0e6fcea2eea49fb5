export const branchProcedures = {} as const
