/**
 * Names for the identifiers. All are opaque text: nothing may be read out of one.
 * The caller's OPENID is what the platform supplies; it is never an argument of a procedure.
 */
export type OpenId = string
export type BranchId = string
export type CellId = string
export type MemberId = string
export type EntryId = string

/** What every stored document has. `revision` counts its versions from 1 and guards against lost updates. */
export interface Stored {
  readonly _id: string
  readonly revision: number
}
