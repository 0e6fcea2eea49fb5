/** The people of a demo year. They go by keys (`p07`), never by the ids of a database. */
import type { Post } from '#domain/people/appointment'
import type { CivilDate } from '#domain/time/civil-date'
import type { Sex } from '#domain/people/member'
import type { Education, RegisterStage } from '#domain/people/member-history'

export type PersonKey = string
export type CellKey = string

export interface DemoCell {
  readonly key: CellKey
  readonly name: string
  readonly formedOn: CivilDate
}

/** What changed for a person on a day. `leaves`: the first day off the register, moved to an organization elsewhere; why. */
export interface DemoChange {
  readonly on: CivilDate
  readonly stage?: RegisterStage
  readonly cell?: CellKey
  readonly isRetired?: boolean
  readonly leaves?: string
}

export interface DemoPerson {
  readonly key: PersonKey
  readonly name: string
  readonly sex: Sex
  readonly birthYear: number
  readonly education: Education
  /** Null for people not yet admitted. */
  readonly admittedOn: CivilDate | null
  /** The first day on this branch's register. */
  readonly fromOn: CivilDate
  readonly stage: RegisterStage
  readonly cell: CellKey | null
  readonly isRetired: boolean
  readonly isLeadingCadre: boolean
  readonly isMigrant: boolean
  /** In order of date. */
  readonly changes: readonly DemoChange[]
}

/** Somebody with a phone: the OPENID they call with. */
export interface DemoUser {
  readonly person: PersonKey
  readonly openId: string
  /** What they are in the branch, in Chinese, for the phones of the preview. */
  readonly role: string
}

export interface DemoPost {
  readonly person: PersonKey
  readonly post: Post
  readonly fromOn: CivilDate
  /** The cell a cell leader leads. */
  readonly cell?: CellKey
}
