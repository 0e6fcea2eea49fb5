export const meetingProcedures = {} as const
