import { civilDate } from '#domain/time/civil-date'
import type { LedgerKind } from '#domain/ledger/ledger'
import { ORGANS } from '#domain/meeting/meeting-kinds'
import { organsHeld } from '#domain/meeting/organs-held'
import { LEDGER_KINDS } from '#domain/ledger/kinds/catalogue'
import { checkOutcome, checkValues } from '#domain/ledger/ledger-values'
import {
  readForm,
  rowsOf,
  type Typed,
  type TypedValues,
} from '../../../../../miniprogram/components/ledger-form/ledger-form-view'
import {
  bodyOf,
  outcomeOf,
  startOf,
  writeFields,
} from '../../../../../miniprogram/packages/secretary/ledger-write/ledger-write-view'
import type { LedgerItem } from '../../../../../miniprogram/services/ledger'
import { LEDGER_ITEM } from '../scene'

const TODAY = civilDate('2025-06-10')
const PEOPLE = [{ memberId: 'm1', name: '张三' }]

/** Something fitting in every control. */
function filledIn(kind: LedgerKind, start: TypedValues, concluded: boolean): TypedValues {
  const begun: Record<string, Typed> = {
    ...start,
    ...(kind.conclusion ? { '@concluded': concluded ? 'yes' : 'no' } : {}),
  }
  for (const field of writeFields(kind, 'record', begun, ORGANS)) {
    if (begun[field.code] !== undefined) continue
    if (field.type === 'choice') begun[field.code] = field.options[0]?.code ?? ''
    else if (field.type === 'number') begun[field.code] = String(field.atLeast ?? 1)
    else if (field.type === 'money') begun[field.code] = '12.50'
    else if (field.type === 'date') begun[field.code] = TODAY
    else if (field.type === 'yes-no') begun[field.code] = 'yes'
    else begun[field.code] = field.type === 'text' ? '文字' : 'm1'
  }
  return begun
}

describe.each(LEDGER_KINDS.map((kind) => [kind.title, kind] as const))('the form of %s', (_, kind) => {
  it.each([
    ['while it is open', false],
    ['when it is concluded already', true],
  ])('makes an entry the kind accepts, %s', (_when, concluded) => {
    const typed = filledIn(kind, startOf(kind, 'record', undefined, TODAY, { organs: ORGANS }), concluded)
    const fields = writeFields(kind, 'record', typed, ORGANS)
    expect(rowsOf(fields, typed, PEOPLE)).toHaveLength(fields.length)
    const read = readForm(fields, typed, {}, kind.fields)
    if (!read.ok) throw new Error(`${read.code}: ${read.message}`)
    const body = bodyOf(kind, read.values)
    expect(checkValues(kind, body.values)).toBeUndefined()
    expect(body.memberId).toBe(kind.about === 'member' ? 'm1' : null)
    expect(body.organ).toBe(kind.namesOrgan ? 'branch' : null)
    const isConcluded = concluded && kind.conclusion !== undefined
    expect(body.outcome?.on).toBe(isConcluded ? TODAY : undefined)
    if (body.outcome) expect(checkOutcome(kind, body.values, body.outcome.values)).toBeUndefined()
  })
})

describe('whose an entry is', () => {
  const offered = (at: 'branch' | 'bureau') => {
    const kind = LEDGER_KINDS.find(({ code }) => code === 'plan-item')
    if (!kind) throw new Error('no such kind')
    const organs = organsHeld(at)
    const start = startOf(kind, 'record', undefined, TODAY, { organs })
    const field = writeFields(kind, 'record', start, organs).find(({ code }) => code === '@organ')
    return [start['@organ'], field?.type === 'choice' && field.options.map(({ code }) => code)]
  }
  it('is an organ of the organization, the first at the beginning', () => {
    expect(offered('branch')).toEqual(['branch', ['branch', 'committee', 'cell']])
    expect(offered('bureau')).toEqual(['leading-group', ['leading-group']])
  })
})

describe('correcting and concluding', () => {
  const kind = LEDGER_KINDS.find(({ code }) => code === 'self-check')
  if (!kind) throw new Error('no such kind')
  const values = { subject: '安全', found: 3, rectified: 2 }
  const item: LedgerItem = { ...LEDGER_ITEM, organ: 'committee', values, concludedOn: civilDate('2025-03-20') }
  it('begins a correction with what stands there, and asks why', () => {
    const start = startOf(kind, 'correct', item, TODAY, { organs: ORGANS })
    const fields = writeFields(kind, 'correct', start, ORGANS)
    expect(readForm(fields, start)).toMatchObject({ ok: false, code: '@reason' })
    const read = readForm(fields, { ...start, '@reason': '写错了' })
    if (!read.ok) throw new Error(read.message)
    expect(bodyOf(kind, read.values)).toEqual({
      occurredOn: '2025-03-04',
      organ: 'committee',
      memberId: null,
      values: { subject: '安全', found: 3 },
      outcome: { on: '2025-03-20', values: { rectified: 2 } },
    })
  })
  it('takes an outcome back when it is said not to be concluded', () => {
    const start = {
      ...startOf(kind, 'correct', item, TODAY, { organs: ORGANS }),
      '@concluded': 'no',
      '@reason': '未整改完',
    }
    const read = readForm(writeFields(kind, 'correct', start, ORGANS), start)
    expect(read.ok && bodyOf(kind, read.values).outcome).toBeNull()
  })
  it('asks only for the outcome when concluding', () => {
    const fields = writeFields(kind, 'conclude', {}, ORGANS)
    expect(fields.map(({ code }) => code)).toEqual(['@concluded-on', 'rectified'])
    const read = readForm(fields, { '@concluded-on': '2025-06-10', rectified: '3' }, item.values, kind.fields)
    expect(read.ok && outcomeOf(kind, read.values)).toEqual({ on: '2025-06-10', values: { rectified: 3 } })
  })
})

describe('an entry that was opened for somebody', () => {
  const kind = (code: string) => {
    const found = LEDGER_KINDS.find((each) => each.code === code)
    if (!found) throw new Error(`no kind ${code}`)
    return found
  }
  const named = { organs: ORGANS, memberId: 'm9', partner: 'm1' }

  it('names who talked with whom', () => {
    expect(startOf(kind('heart-to-heart-talk'), 'record', undefined, TODAY, named)).toMatchObject({
      '@member': 'm9',
      partner: 'm1',
    })
  })

  it('names nobody where the kind is about the branch', () => {
    expect(startOf(kind('membership-application'), 'record', undefined, TODAY, named)).toEqual({ '@on': TODAY })
  })
})
