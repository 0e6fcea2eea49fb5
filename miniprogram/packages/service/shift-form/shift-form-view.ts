/** The fields of a time of service, and what was filled in as the server takes it. Pure. */
import type { OutputOf, RequestOf } from '#contract'
import { idsOf, type FormFault, type TypedValues } from '../../../components/ledger-form/ledger-form-view'
import { parseCivilDate } from '../../../domain/time/civil-date'
import type { LedgerField } from '../../../domain/ledger/ledger'
import type { LedgerValues } from '../../../domain/ledger/ledger-values'
import type { FormPlace } from '../../../page-parts/entry-form'
import { dayText } from '../../../text/dates'
import type { Shift } from '../service-text'

export type Outing = OutputOf<'shift.outings'>['outings'][number]
type Asked =
  | { readonly ok: true; readonly record: RequestOf<'shift.record'> }
  | { readonly ok: true; readonly correct: RequestOf<'shift.correct'> }
  | FormFault

const MINUTES_AN_HOUR = 60
const FIELDS: readonly LedgerField[] = [
  { type: 'text', code: 'project', label: '服务项目', maxLength: 60 },
  { type: 'text', code: 'site', label: '地点', maxLength: 60 },
  { type: 'date', code: 'occurredOn', label: '日期' },
  { type: 'number', code: 'hours', label: '服务时长', unit: '小时', atMost: 24, optional: true },
  { type: 'number', code: 'minutes', label: '不足一小时的', unit: '分钟', atMost: 59, optional: true },
]
const PEOPLE: LedgerField = { type: 'members', code: 'people', label: '参加的同志', hint: '时长相同的一次选好' }
const OUTING_HINT = '支部组织的活动请选上；自己参加的不选'

/** Who took part is asked only where several can be entered; the outing only where there is one to choose. */
export function shiftFields(asksPeople: boolean, outings: readonly Outing[], own: string | null = null): LedgerField[] {
  const options = outings.map(({ entryId, occurredOn, project }) => ({
    code: entryId,
    label: `${dayText(occurredOn)} ${project}`,
  }))
  if (own !== null && options.every(({ code }) => code !== own)) options.push({ code: own, label: '原来所选的活动' })
  const outing: LedgerField = {
    type: 'choice',
    code: 'outing',
    label: '属于哪次活动',
    hint: OUTING_HINT,
    options,
    optional: true,
  }
  return [...(asksPeople ? [PEOPLE] : []), ...(options.length > 0 ? [outing] : []), ...FIELDS]
}

/** An outing that was just chosen says what was done, where and when. */
export function followOuting(outings: readonly Outing[]) {
  return (before: TypedValues, typed: TypedValues): TypedValues => {
    const outing = outings.find(({ entryId }) => entryId === typed['outing'])
    if (!outing || before['outing'] === typed['outing']) return typed
    const { project, site, occurredOn } = outing
    return { ...typed, occurredOn, ...(project === '' ? {} : { project }), ...(site === '' ? {} : { site }) }
  }
}

export function typedOfShift({ project, site, occurredOn, minutes, outingId }: Shift): TypedValues {
  const [hours, rest] = [Math.floor(minutes / MINUTES_AN_HOUR), minutes % MINUTES_AN_HOUR]
  const [typedHours, typedMinutes] = [hours, rest].map((number) => (number === 0 ? '' : String(number)))
  return { project, site, occurredOn, hours: typedHours ?? '', minutes: typedMinutes ?? '', outing: outingId ?? '' }
}

/** What the server is asked, or the field at fault. */
export function shiftRequest({ branchId, whose, memberId, entryId }: FormPlace, values: LedgerValues): Asked {
  const { project, site, occurredOn: day, hours, minutes: rest, outing, reason } = values
  const occurredOn = parseCivilDate(String(day))
  if (occurredOn === undefined) return { ok: false, code: 'occurredOn', message: '请选择日期' }
  const minutes = Number(hours ?? 0) * MINUTES_AN_HOUR + Number(rest ?? 0)
  if (minutes === 0) return { ok: false, code: 'hours', message: '请填写服务了多长时间' }
  const outingId = typeof outing === 'string' ? outing : null
  const service = { branchId, occurredOn, project: String(project), site: String(site), outingId }
  if (entryId !== '') return { ok: true, correct: { ...service, entryId, minutes, reason: String(reason) } }
  const ids = whose === 'others' ? idsOf(peopleIn(values)) : [memberId]
  return { ok: true, record: { ...service, people: ids.map((id) => ({ memberId: id, minutes })) } }
}

function peopleIn({ people }: LedgerValues): readonly string[] {
  return Array.isArray(people) ? (people as readonly string[]) : []
}
