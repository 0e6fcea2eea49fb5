import { kindsText } from '../../../domain/meeting/labels'
import { yearOf, type CivilDate } from '../../../domain/time/civil-date'
import { groupNotice, type GroupNotice } from '../../../page-parts/group-notice'
import type { MeetingView } from '../../../services/meetings'
import { whenText } from '../meeting-text'

/** A meeting as the group is told of it: by its kinds, not by its title, in which the name of somebody may stand. Pure. */
export function meetingNotice(
  meeting: MeetingView,
  at: { readonly branchId: string; readonly meetingId: string },
  today: CivilDate,
): GroupNotice {
  const { kinds, organ, cellName, place, state } = meeting
  const kind = kindsText(kinds)
  const what = organ === 'cell' && cellName !== null ? `${cellName}${kind}` : kind
  const when = whenText(meeting, yearOf(today))
  return groupNotice('meeting', said(state, what, when, place), 'packages/meeting/detail/detail', at)
}

function said(state: MeetingView['state'], what: string, when: string, place: string) {
  if (state === 'cancelled')
    return { title: `取消：${what}，原定${when}`, words: `同志们好：原定${when}、在${place}举行的${what}取消了。` }
  if (state === 'closed')
    return { title: `${what}，${when}`, words: `同志们好：${when}的${what}的记录可以在小程序“述实”里看。` }
  return {
    title: `${what}，${when}，${place}`,
    words: `同志们好：${what}定于${when}，在${place}举行，请准时参加。不能参加的请提前请假。在小程序“述实”的“今天”里可以看议程、请假，到了会场扫码签到。`,
  }
}
