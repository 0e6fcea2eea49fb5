export const volunteeringProcedures = {} as const
