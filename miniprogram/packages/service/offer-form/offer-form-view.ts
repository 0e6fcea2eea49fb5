/** What is typed about an offered shift, and what the server is asked. Pure. */
import type { RequestOf } from '#contract'
import { areHours, MOST_HOURS_OVER_MIDNIGHT } from '../../../domain/service/shift-offer'
import { parseCivilDate, type CivilDate } from '../../../domain/time/civil-date'
import { beijingTime } from '../../../domain/time/instant'
import type { Offer } from '../offer-text'

export interface TypedOffer extends Readonly<Record<string, string>> {
  readonly project: string
  readonly site: string
  readonly occurredOn: string
  readonly startTime: string
  readonly endTime: string
  readonly wanted: string
  readonly note: string
}
type Description = RequestOf<'offer.publish'>['description']

export function blankOffer(day: CivilDate): TypedOffer {
  return { project: '', site: '', occurredOn: day, startTime: '09:00', endTime: '11:00', wanted: '', note: '' }
}

export function typedOfOffer({ project, site, occurredOn, startsAt, endsAt, wanted, note }: Offer): TypedOffer {
  const [startTime, endTime] = [beijingTime(startsAt), beijingTime(endsAt)]
  return { project, site, occurredOn, startTime, endTime, wanted: wanted === null ? '' : String(wanted), note }
}

/** What the server takes, or what is missing. */
export function described(typed: TypedOffer): { readonly description: Description } | { readonly fault: string } {
  const { project, site, startTime, endTime, note } = typed
  const occurredOn = parseCivilDate(typed.occurredOn)
  if (project.trim() === '') return { fault: '请填写服务项目。' }
  if (site.trim() === '') return { fault: '请填写地点。' }
  if (occurredOn === undefined) return { fault: '请选择日期。' }
  if (!areHours(typed)) return { fault: `结束时间须晚于开始时间；跨零点的，最长 ${MOST_HOURS_OVER_MIDNIGHT} 小时。` }
  const wanted = typed.wanted.trim() === '' ? null : Number(typed.wanted)
  if (wanted !== null && !(Number.isSafeInteger(wanted) && wanted >= 1 && wanted <= 1000))
    return { fault: '希望来多少人，请填 1 到 1000 的整数，也可以不填。' }
  return { description: { project, site, occurredOn, startTime, endTime, wanted, note } }
}
