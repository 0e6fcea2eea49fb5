/** When and where a meeting that nobody arranged yet is proposed: on the next working day, as those held before were. */
import { addDays, weekdayOf, type CivilDate } from '../../../domain/time/civil-date'
import { beijingTime } from '../../../domain/time/instant'
import type { MeetingLine } from '../../../services/meetings'
import type { ConveneForm } from './convene-form'

export type Earlier = readonly Pick<
  MeetingLine,
  'organ' | 'cellId' | 'kinds' | 'startsAt' | 'endsAt' | 'place' | 'state'
>[]
type HourAndPlace = Pick<ConveneForm, 'startTime' | 'endTime' | 'place'>

/** The next working day; today where that would be too late. */
export function proposedDay(today: CivilDate, by?: CivilDate): CivilDate {
  const next = nextWorkingDay(today)
  return by !== undefined && by < next ? today : next
}

/** Monday to Friday: which days the State Council makes days off or exchanges is announced year by year. */
function nextWorkingDay(today: CivilDate): CivilDate {
  const next = addDays(today, 1)
  return [0, 6].includes(weekdayOf(next)) ? nextWorkingDay(next) : next
}

/** As the latest of the same kind was, else of the same organ, else of any; undefined where none was held. */
function usualOf({ organ, cellId, kinds }: ConveneForm, earlier: Earlier): HourAndPlace | undefined {
  // One that is going on, or is still to come, was held at no hour yet.
  const held = earlier.filter(({ state }) => state === 'closed')
  const ofOrgan = held.filter((each) => each.organ === organ && (each.cellId ?? '') === cellId)
  const ofKind = ofOrgan.find((each) => each.kinds.some((kind) => kinds.includes(kind)))
  const latest = ofKind ?? ofOrgan[0] ?? held[0]
  return latest && { startTime: beijingTime(latest.startsAt), endTime: beijingTime(latest.endsAt), place: latest.place }
}

export function asUsual(form: ConveneForm, earlier: Earlier): ConveneForm {
  return { ...form, ...usualOf(form, earlier) }
}

/** What nobody set goes on being the usual of the organ and the kinds that are chosen by now. */
export function followingUsual(form: ConveneForm, before: ConveneForm, earlier: Earlier): ConveneForm {
  const [usual, was] = [usualOf(form, earlier), usualOf(before, earlier)]
  const isUntouched =
    was && was.startTime === before.startTime && was.endTime === before.endTime && was.place === before.place
  return isUntouched ? { ...form, ...usual } : form
}
