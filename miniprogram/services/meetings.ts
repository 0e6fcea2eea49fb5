import type { OutputOf } from '#contract'
import type { CivilDate } from '../domain/time/civil-date'
import type { Permission } from '../domain/people/permission'
import { permissionsAt } from './branch'
import { CallFailure } from './call-failure'
import { ask } from './page-load'
import { whoAmI } from './session'

export type MeetingView = OutputOf<'meeting.get'>
export type MeetingLine = OutputOf<'meeting.list'>['items'][number]
export type LiveView = OutputOf<'meeting.live'>
export type MarkLine = LiveView['people'][number]
export type DuePerson = OutputOf<'meeting.due'>['people'][number]
export type NormLine = OutputOf<'meeting.norms'>['norms'][number]

/** Whose meetings are looked at, and what the person may do there. */
export interface MeetingPlace {
  readonly branchId: string
  readonly memberId: string
  readonly permissions: readonly Permission[]
  /** The person's own cell, where the branch is their own. */
  readonly cellId: string | null
}

/** The branch asked for, or the one on whose roll the person is. Throws a `CallFailure` where there is neither. */
export async function askMeetingPlace(branchId?: string): Promise<MeetingPlace> {
  const me = await whoAmI()
  const at = me.bound ? (branchId ?? me.branch?.branchId) : undefined
  if (!me.bound || at === undefined) throw new CallFailure('not-bound')
  const cellId = me.branch?.branchId === at ? (me.cell?.cellId ?? null) : null
  return { branchId: at, memberId: me.memberId, permissions: await permissionsAt(at), cellId }
}

/** Whether one checks in there by scanning: told of one's own branch, taken for granted of another. */
export async function scansAt(branchId: string): Promise<boolean> {
  const me = await whoAmI()
  return !me.bound || me.branch?.branchId !== branchId || me.branch.scanning
}

/** Meetings convened for that day in the person's branch: whose spoken code can be typed. Throws a `CallFailure`. */
export async function meetingsOn(branchId: string, day: CivilDate): Promise<readonly MeetingLine[]> {
  return (await ask('meeting.list', { branchId, states: ['convened'], from: day, to: day })).items
}

/** Whether the meetings that have begun are enough: they count once they are closed, and nothing more has to be convened. */
export function isUnderWay({ status, done, begun, atLeast }: NormLine): boolean {
  return status !== 'met' && done + begun >= atLeast
}

/** Who keeps the record of a meeting: a cell's leader, who reads no others, that of the own cell alone. */
export function keepsMeeting(
  { organ, cellId }: Pick<MeetingView, 'organ' | 'cellId'>,
  { permissions, cellId: own }: MeetingPlace,
): boolean {
  if (!permissions.includes('keep-meetings')) return false
  return permissions.includes('read-records') || (organ === 'cell' && cellId !== null && cellId === own)
}

/** Who runs a meeting: whoever keeps its record, and its host (主持人). */
export function runsMeeting(meeting: Pick<MeetingView, 'hostId' | 'organ' | 'cellId'>, place: MeetingPlace): boolean {
  return keepsMeeting(meeting, place) || meeting.hostId === place.memberId
}
