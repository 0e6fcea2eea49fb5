/** Which organ may hold which kind of meeting (中国共产党支部工作条例（试行）第十一条至第十六条; 民主生活会若干规定 2016). */
import type { MeetingKind, Organ } from './meeting-kinds'

/**
 * An organizational life meeting (组织生活会) may be held as a meeting of the branch, its committee or a cell. A
 * democratic life meeting (民主生活会) belongs to the leading group alone. Any organ may study together.
 */
const ORGANS_OF_KIND: Record<MeetingKind, readonly Organ[]> = {
  'general-meeting': ['branch'],
  'committee-meeting': ['committee'],
  'cell-meeting': ['cell'],
  'party-lecture': ['branch', 'cell'],
  'themed-party-day': ['branch', 'cell'],
  'organizational-life-meeting': ['branch', 'committee', 'cell'],
  'democratic-evaluation': ['branch'],
  'democratic-life-meeting': ['leading-group'],
  'leading-group-session': ['leading-group'],
  'collective-study': ['branch', 'committee', 'cell', 'leading-group'],
}

export function suitsOrgan(kind: MeetingKind, organ: Organ): boolean {
  return ORGANS_OF_KIND[kind].includes(organ)
}

/** Whether problems are raised and rectified: organizational and democratic life meetings. */
export function isLifeMeeting(kinds: readonly MeetingKind[]): boolean {
  return kinds.includes('organizational-life-meeting') || kinds.includes('democratic-life-meeting')
}
