export const donationProcedures = {} as const
