import type { Instant } from '#domain/time/instant'
import type * as v from 'valibot'
import { agendaProcedures } from './agenda'
import { branchProcedures } from './branches'
import { checkInProcedures } from './check-in'
import { donationProcedures } from './donations'
import { duesProcedures } from './dues'
import { duesListProcedures } from './dues-lists'
import { duesBookProcedures } from './dues-book'
import { duesRemindingProcedures } from './dues-reminding'
import { duesSheetProcedures } from './dues-sheet'
import { duesYearProcedures } from './dues-year'
import { entryProcedures } from './entries'
import { exportProcedures } from './exports'
import { feedbackProcedures } from './feedback'
import { indicatorProcedures } from './indicators'
import { joiningProcedures } from './joining'
import { joiningByNameProcedures } from './joining-by-name'
import { ledgerProcedures } from './ledger'
import { measureProcedures } from './measures'
import { meetingFollowingProcedures } from './meeting-following'
import { meetingPhotoProcedures } from './meeting-photos'
import { meetingProcedures } from './meetings'
import { ownRecordProcedures } from './own-records'
import { ownKindProcedures } from './own-kinds'
import type { GeneralRefusal, ReadDetail } from './refusals'
import { registerProcedures } from './register'
import { reminderProcedures } from './reminders'
import { reportCheckProcedures } from './report-check'
import { reportFinalProcedures } from './report-final'
import { reportFileProcedures } from './report-files'
import { reportProblemProcedures } from './report-problems'
import { reportTemplateProcedures } from './report-template'
import { reportWordingProcedures } from './report-wording'
import { reportWritingProcedures } from './report-writing'
import { reportProcedures } from './reports'
import { shiftOfferProcedures } from './shift-offers'
import { summaryProcedures } from './summaries'
import { uploadProcedures } from './uploads'
import { volunteeringProcedures } from './volunteering'
import { yearBookProcedures } from './year-book'

export { CONTRACT_VERSION } from '#domain/values/contract-version'
export type { DetailOf, ReadDetail, Refusal, RefusalCode, RefusalDetails } from './refusals'

/** Every procedure there is: input, output, refusals, who may call. */
export const contract = {
  ...joiningProcedures,
  ...joiningByNameProcedures,
  ...branchProcedures,
  ...agendaProcedures,
  ...summaryProcedures,
  ...registerProcedures,
  ...entryProcedures,
  ...meetingProcedures,
  ...meetingFollowingProcedures,
  ...meetingPhotoProcedures,
  ...checkInProcedures,
  ...volunteeringProcedures,
  ...shiftOfferProcedures,
  ...donationProcedures,
  ...duesProcedures,
  ...duesListProcedures,
  ...duesBookProcedures,
  ...duesRemindingProcedures,
  ...duesSheetProcedures,
  ...duesYearProcedures,
  ...ledgerProcedures,
  ...ownKindProcedures,
  ...indicatorProcedures,
  ...measureProcedures,
  ...reportTemplateProcedures,
  ...reportProcedures,
  ...reportWritingProcedures,
  ...reportCheckProcedures,
  ...reportFileProcedures,
  ...reportFinalProcedures,
  ...reportWordingProcedures,
  ...reportProblemProcedures,
  ...reminderProcedures,
  ...feedbackProcedures,
  ...ownRecordProcedures,
  ...uploadProcedures,
  ...exportProcedures,
  ...yearBookProcedures,
} as const

type Contract = typeof contract
export type ProcedureName = keyof Contract
export type KindOf<P extends ProcedureName> = Contract[P]['kind']
export type RunsOf<P extends ProcedureName> = Contract[P]['runs']
export type ContextKind<P extends ProcedureName> = Contract[P]['allow'] extends 'signed-in'
  ? 'signed-in'
  : Contract[P]['allow'] extends 'anyone' | 'bound'
    ? Contract[P]['allow']
    : 'branch'
export type RefusalOf<P extends ProcedureName> = Contract[P]['refusals'][number]
/** The procedures that change nothing. */
export type ReadProcedure = { [P in ProcedureName]: KindOf<P> extends 'read' ? P : never }[ProcedureName]
/** What a caller sends. */
export type RequestOf<P extends ProcedureName> = v.InferInput<Contract[P]['input']>
/** What a handler receives. */
export type InputOf<P extends ProcedureName> = v.InferOutput<Contract[P]['input']>
export type OutputOf<P extends ProcedureName> = v.InferOutput<Contract[P]['output']>
/** The names of the procedures that run in one function. */
export type ProceduresIn<F extends 'api' | 'report'> = {
  [P in ProcedureName]: RunsOf<P> extends F ? P : never
}[ProcedureName]

/** What every answer carries. */
interface Stamped {
  readonly requestId: string
  /** The server's time of this very answer, be it a repeated one: so no phone's clock need be right. */
  readonly now?: Instant
}

/** What comes back, whatever happened. */
export type Answer<P extends ProcedureName> =
  | ({ readonly ok: true; readonly value: OutputOf<P> } & Stamped)
  | ({
      readonly ok: false
      readonly code: RefusalOf<P> | GeneralRefusal
      readonly field?: string
      readonly detail?: ReadDetail
    } & Stamped)
