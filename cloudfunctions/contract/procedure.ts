import type { Permission } from '#domain/people/permission'
import type * as v from 'valibot'
import type { RefusalCode } from './refusals'

/**
 * Who may call. `anyone`: any signed-in WeChat user. `signed-in`: the same, and the handler finds out who it is, where
 * looking first would cost a round trip. `bound`: anyone bound to a member. A permission: whoever holds it in the branch
 * that the input names as `branchId`.
 */
export type Allow = 'anyone' | 'signed-in' | 'bound' | Permission

export type Schema = v.GenericSchema<unknown, unknown>

export interface ProcedureShape {
  /** One line in Chinese: what it does. */
  readonly summary: string
  /**
   * A write carries a requestId; a repeat of it returns the first answer. `write`: remembered by the journal.
   * `write-once`: by the one record it makes, whose `_id` follows from what is asked; there is no line in the journal.
   */
  readonly kind: 'read' | 'write' | 'write-once'
  /** The deployed function that answers: `report` for what is heavy (documents, drafts, spreadsheets). */
  readonly runs: 'api' | 'report'
  readonly allow: Allow
  readonly input: Schema
  readonly output: Schema
  readonly refusals: readonly RefusalCode[]
  /** Fields of the input that a phone adds when it sends the same once more, later: it is the same request all the same. */
  readonly addedWhenKept?: readonly string[]
}

/** Keeps the literal types of a declaration. */
export function procedure<const P extends ProcedureShape>(declaration: P): P {
  return declaration
}
