/** The closed lists a meeting is described with: its kinds, who meets, who lectures, in what form. */

export const MEETING_KINDS = [
  'general-meeting',
  'committee-meeting',
  'cell-meeting',
  'party-lecture',
  'themed-party-day',
  'organizational-life-meeting',
  'democratic-evaluation',
  'democratic-life-meeting',
  'leading-group-session',
  'collective-study',
] as const
export type MeetingKind = (typeof MEETING_KINDS)[number]

/** 三会一课: three meetings and one lecture. */
export const THREE_MEETINGS_ONE_LECTURE = [
  'general-meeting',
  'committee-meeting',
  'cell-meeting',
  'party-lecture',
] as const satisfies readonly MeetingKind[]

/** Who meets. The leading group (党组) and the branch (党支部) are different organs; each record names its own. */
export const ORGANS = ['branch', 'committee', 'cell', 'leading-group'] as const
export type Organ = (typeof ORGANS)[number]

export const LECTURERS = ['secretary', 'leading-cadre', 'member', 'guest'] as const
export type Lecturer = (typeof LECTURERS)[number]

/** Forms of a meeting or activity, so that "always the same form" can be seen. */
export const MEETING_FORMS = ['reading', 'lecture', 'discussion', 'visit', 'service', 'voting', 'video'] as const
export type MeetingForm = (typeof MEETING_FORMS)[number]
