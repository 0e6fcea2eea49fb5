/** The fields of a time of service, and what was filled in as the server takes it. Pure. */
import type { RequestOf } from '#contract'
import { idsOf, readForm, type FormFault, type TypedValues } from '../../../components/ledger-form/ledger-form-view'
import { parseCivilDate } from '../../../domain/civil-date'
import type { LedgerField } from '../../../domain/ledger'

export type Whose = 'own' | 'others'
type ShiftRequest = RequestOf<'shift.record'>

const MINUTES_AN_HOUR = 60
const FIELDS: readonly LedgerField[] = [
  { type: 'text', code: 'project', label: '服务项目', maxLength: 60 },
  { type: 'text', code: 'site', label: '地点', maxLength: 60 },
  { type: 'date', code: 'occurredOn', label: '日期' },
  { type: 'number', code: 'hours', label: '服务时长', unit: '小时', atMost: 24, optional: true },
  { type: 'number', code: 'minutes', label: '不足一小时的', unit: '分钟', atMost: 59, optional: true },
]
const PEOPLE: LedgerField = { type: 'members', code: 'people', label: '参加的同志', hint: '时长相同的一次选好' }

export function shiftFields(whose: Whose): LedgerField[] {
  return whose === 'others' ? [PEOPLE, ...FIELDS] : [...FIELDS]
}

/** What the server is asked, or the field at fault. `own`: whose phone this is. */
export function shiftRequest(
  branchId: string,
  whose: Whose,
  own: string,
  typed: TypedValues,
): { readonly ok: true; readonly request: ShiftRequest } | FormFault {
  const fields = shiftFields(whose)
  const form = readForm(fields, typed)
  if (!form.ok) return form
  const { project, site, occurredOn, hours, minutes } = form.values
  const day = parseCivilDate(String(occurredOn))
  if (day === undefined) return { ok: false, code: 'occurredOn', message: '请选择日期' }
  const total = Number(hours ?? 0) * MINUTES_AN_HOUR + Number(minutes ?? 0)
  if (total === 0) return { ok: false, code: 'hours', message: '请填写服务了多长时间' }
  const ids = whose === 'others' ? idsOf(typed['people']) : [own]
  const people = ids.map((memberId) => ({ memberId, minutes: total }))
  return { ok: true, request: { branchId, project: String(project), site: String(site), occurredOn: day, people } }
}
