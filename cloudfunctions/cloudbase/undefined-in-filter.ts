/** A condition whose value is undefined would be dropped by the database and match too much. */
export function refuseUndefined(value: unknown): void {
  if (value === undefined) throw new Error('A filter holds undefined')
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(refuseUndefined)
}
