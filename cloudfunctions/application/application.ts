import type { ProcedureShape } from '#contract/procedure'
import type { SignedInContext, TraceBadInput } from './ports/handling'
import type { Store } from './ports/store'

/** A handler with its types forgotten; `Handlers` has checked them where the table was written. */
export type AnyHandler = (input: never, context: never) => Promise<unknown>

/** What a function composes once: adapters, and the handlers of the procedures it runs. */
export interface Application
  extends
    Pick<SignedInContext, 'newId' | 'files' | 'documents' | 'setupCode' | 'checkInKey'>,
    Partial<Pick<SignedInContext, 'reminderTemplates' | 'checkInKeyBefore' | 'drawMiniProgramCode' | 'messenger'>> {
  readonly store: Store
  /** Which of the deployed functions this is: it answers only the procedures that run there. */
  readonly runs: readonly ProcedureShape['runs'][]
  readonly handlers: Readonly<Record<string, AnyHandler>>
  /** By procedure: what is kept of an input that is not what the procedure takes. */
  readonly badInputTraces?: Readonly<Record<string, TraceBadInput>>
}
